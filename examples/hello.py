# Open me:   ./sightline examples/hello.py
# Then change me from a terminal, an IDE or an agent, and watch the page.

name = "world"

print(f"Hello, {name}!")

for step in range(3):
    print("step", step)
