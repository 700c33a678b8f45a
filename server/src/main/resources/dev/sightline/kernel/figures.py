"""Figures of matplotlib: shown when their paragraph ends, when plt.show() says so, and never twice."""

import base64
import io
import sys
import weakref

from _sightline.interrupts import theirs

PYPLOT = "matplotlib.pyplot"


class Figures:
    def __init__(self, outputs, show):
        self.outputs, self.show = outputs, show
        self.shown = weakref.WeakSet()  # all that were captured, also those that are closed by now

    def install(self):
        sys.meta_path.insert(0, Finder(self))

    def any(self):
        return PYPLOT in sys.modules

    @staticmethod
    def open():
        helpers = sys.modules.get("matplotlib._pylab_helpers")
        managers = helpers.Gcf.get_all_fig_managers() if helpers else ()
        return [manager.canvas.figure for manager in managers]

    @staticmethod
    def is_figure(value):
        module = sys.modules.get("matplotlib.figure")
        return module is not None and isinstance(value, getattr(module, "Figure", ()))

    def is_drawn(self, value):
        """Whether a value is what drawing answers with (axes, lines, bars, the parts of a histogram): beside
        the figure its repr says nothing."""
        module = sys.modules.get("matplotlib.artist")
        if module is None:
            return False
        if isinstance(value, module.Artist):
            return not self.is_figure(value)
        if type(value).__name__ == "ndarray" and value.dtype == object:
            value = value.ravel().tolist()
        if not isinstance(value, (list, tuple)) or not value:
            return False
        return all(isinstance(part, module.Artist) for part in value) or self.is_drawn(value[-1])

    def captured(self, figure):
        """The figure as an image; from now on it counts as shown until it changes."""
        data = io.BytesIO()
        theirs(save, figure, data)
        figure.stale = False
        self.shown.add(figure)
        return self.outputs.image("image/png", base64.b64encode(data.getvalue()).decode("ascii"))

    def changed(self):
        """Images of the figures that are new or changed since they were shown."""
        figures = self.open()
        figures += [figure for figure in list(self.shown) if figure.stale and figure not in figures]
        return [self.captured(f) for f in figures if f.stale or f not in self.shown]

    def close(self):
        """Closes all figures, at the end of a run."""
        pyplot = sys.modules.get(PYPLOT)
        if pyplot is not None and self.open():
            try:
                theirs(pyplot.close, "all")
            except BaseException:
                pass

    def adopt(self, pyplot):
        """Just after pyplot was imported, before anybody uses it: showing means showing here. Plain functions,
        because pyplot writes attributes on its `show`."""
        if pyplot.get_backend().lower() != "agg":
            return  # another backend was chosen: it shows by itself

        def show(*_, **__):
            """Shows all open figures and closes them."""
            for figure in self.open():
                self.show([self.captured(figure)])
            self.close()

        def show_one(figure, warn=True):
            """Shows the figure."""
            self.show([self.captured(figure)])

        pyplot.show = show
        pyplot.Figure.show = show_one


def save(figure, file):
    figure.savefig(file, format="png", bbox_inches="tight")


class Finder:
    """Sees the import of pyplot, whoever does it and wherever."""

    def __init__(self, figures):
        self.figures = figures
        self.searching = False

    def find_spec(self, name, path=None, target=None):
        if name != PYPLOT or self.searching:
            return None
        self.searching = True
        try:
            from importlib.util import find_spec

            spec = find_spec(name)
        finally:
            self.searching = False
        if spec is not None and spec.loader is not None:
            execute, figures = spec.loader.exec_module, self.figures

            def exec_module(module):
                execute(module)
                figures.adopt(module)

            spec.loader.exec_module = exec_module
        return spec
