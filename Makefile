# The shortest way to each thing. `make test` is everything that a newcomer or CI runs.
.PHONY: run test check golden bench torture clean format


run:
	./sightline $(PATHS)

# Java, web and browser; installs Chromium and the editors it drives where it may.
test:
	./scripts/need-test-tools
	mvn -B -ntp verify
	node scripts/runtime-jars.mjs
	./sightline --version
	cd web && npm run --silent e2e

# Without the browser: formatting, lint, unit and server tests.
check:
	mvn -B -ntp verify

# Screenshots of the README, from the browser test.
golden:
	cd web && npm run --silent e2e
	mkdir -p docs/images
	for name in editor-dark editor-light editor-phone conflict-dark conflict-light conflict-phone \
		kernel-dark kernel-light kernel-phone loop-overview-dark loop-overview-light loop-overview-phone log-dark build-dark hud-dark; do \
		cp web/target/screenshots/$$name.png docs/images/; done

bench:
	bench/run

# Slow proofs: long randomised runs.
torture:
	./scripts/need-test-tools
	scripts/reproducible
	mvn -B -ntp verify -Dexcluded.tests= -Dgroups=torture -Dsurefire.failIfNoSpecifiedTests=false
	./sightline --version
	cd web && SIGHTLINE_TORTURE=1 npm run --silent e2e -- e2e/security

# Rewrites the Java sources in the house's format; Maven must run under a JDK 21 or newer for it.
format:
	JAVA_HOME=$$(./sightline --print-jdk) mvn -B -q spotless:apply

clean:
	mvn -B -q clean
