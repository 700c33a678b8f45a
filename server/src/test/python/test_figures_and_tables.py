"""What matplotlib, pandas and numpy show. Needs an interpreter that has them."""

import base64
import json
import os
import unittest

from kernel import Kernel

SCIENCE = os.environ.get("KERNEL_SCIENCE")
NEEDED = (
    "no Python here has numpy, pandas and matplotlib; install them "
    "(Debian, Ubuntu: apt-get install python3-numpy python3-pandas python3-matplotlib)"
)


class FiguresAndTables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        assert SCIENCE, NEEDED
        cls.kernel = Kernel(SCIENCE)
        cls.kernel.run("import matplotlib.pyplot as plt, pandas as pd, numpy as np\n")

    @classmethod
    def tearDownClass(cls):
        cls.kernel.__exit__()

    def images(self, script):
        """Where images come: [(how, node)]."""
        result = self.kernel.run(script)
        self.assertEqual([], result.errors)
        found = []
        for m in result.messages:
            outputs = {"show": [m.get("output")], "end": m.get("value")}.get(m["m"], [])
            for output in outputs:
                if output["type"] == "image":
                    data = base64.b64decode(output["content"].split("data:image/png;base64,")[1])
                    self.assertEqual(b"\x89PNG", data[:4])
                    found.append((m["m"], m["node"]))
        return found

    def table(self, expression):
        (output,) = self.kernel.run(expression).values
        self.assertEqual("dataframe", output["type"])
        return json.loads(output["content"])

    def test_a_figure_shows_when_its_paragraph_ends_and_again_when_it_changed(self):
        script = "plt.plot([1, 2]);\nplt.title('x');\n\nx = 1\n\nplt.xlabel('again');\n"
        self.assertEqual([("end", 1), ("end", 3)], self.images(script))

    def test_what_drawing_answers_with_does_not_stand_beside_the_figure(self):
        result = self.kernel.run("plt.plot([1, 2])\nplt.hist([1, 2])\nplt.subplots(2)\nax = plt.gca()\nax\n")
        self.assertEqual("stdout", result.values[0]["type"])
        self.assertEqual({"image"}, {value["type"] for value in result.values[1:]})

    def test_a_run_closes_its_figures_at_its_end(self):
        self.assertEqual([("end", 0)], self.images("plt.plot([1]);\n"))
        self.assertEqual("[]\n", self.kernel.run("plt.get_fignums()").values[0]["content"])

    def test_a_figure_saved_in_a_later_paragraph_is_still_whole(self):
        script = "plt.figure(figsize=(2, 2));\nplt.plot([1]);\n\nplt.savefig('a.png')\nplt.get_fignums()\n"
        self.assertEqual([("end", 1)], self.images(script))
        self.assertGreater(os.path.getsize(os.path.join(self.kernel.folder, "a.png")), 1000)

    def test_a_figure_that_was_saved_before_it_was_seen_is_shown(self):
        self.assertEqual([("end", 1)], self.images("plt.plot([1]);\nplt.savefig('b.png')\n"))

    def test_show_shows_at_once_and_closes(self):
        result = self.kernel.run("plt.plot([1]); plt.show(); print('after')\nplt.get_fignums()\n")
        self.assertEqual([("show", 1)], [o for o in result.order() if o[0] == "show"])
        self.assertLess(result.order().index(("show", 1)), result.order().index(("O", "after\n")))
        self.assertEqual("[]\n", result.values[-1]["content"])

    def test_show_works_in_the_statement_that_imports_pyplot(self):
        with Kernel(SCIENCE) as kernel:
            result = kernel.run("def f():\n  import matplotlib.pyplot as p\n  p.plot([1]); p.show()\nf()\n")
        self.assertEqual((1, ""), (len(result.shows), result.err))

    def test_a_figure_as_value_is_one_image(self):
        self.assertEqual([("end", 2)], self.images("fig, ax = plt.subplots()\nax.plot([1]);\nfig\n"))
        self.assertEqual([("end", 0)], self.images("ax.plot([2]);\n"))
        self.assertEqual([], self.images("x = 1\n"))

    def test_a_frame_is_a_table_of_what_json_can_say(self):
        table = self.table(
            "pd.DataFrame({'a': [1, 2.5, float('nan')], 'b': ['x', None, 'y'], 'i': [1, 2**60, 3],"
            " 't': pd.to_datetime(['2020-01-01', None, '2021-01-01']), 'o': [np.int64(4), pd.NA, float('inf')]},"
            " index=list('pqr'))"
        )
        self.assertEqual(
            {
                "columns": ["a", "b", "i", "t", "o"],
                "data": [
                    [1.0, "x", 1, "2020-01-01T00:00:00", 4],
                    [2.5, None, str(2**60), None, None],
                    [None, "y", 3, "2021-01-01T00:00:00", "inf"],
                ],
                "index": ["p", "q", "r"],
                "shape": [3, 5],
            },
            table,
        )

    def test_a_long_frame_is_cut_to_its_first_rows_and_says_its_true_shape(self):
        table = self.table("pd.DataFrame({'x': range(5000)})")
        self.assertEqual((1000, [5000, 1]), (len(table["data"]), table["shape"]))

    def test_a_series_and_an_empty_frame_are_tables_too(self):
        self.assertEqual({"columns": ["s"], "data": [[1], [2]], "index": [0, 1], "shape": [2, 1]},
                         self.table("pd.Series([1, 2], name='s')"))
        self.assertEqual([0, 0], self.table("pd.DataFrame()")["shape"])

    def test_names_and_labels_of_several_levels_are_joined(self):
        table = self.table("pd.DataFrame([[1, 2]], columns=[('a', 'b'), ('a', 'c')], index=pd.MultiIndex.from_tuples([(1, 'z')]))")
        self.assertEqual((["a, b", "a, c"], ["1, z"]), (table["columns"], table["index"]))

    def test_a_frame_too_wide_for_the_limit_has_fewer_rows(self):
        table = self.table("pd.DataFrame({'x': ['y' * 9000] * 1000})")
        self.assertEqual([1000, 1], table["shape"])
        self.assertLess(len(table["data"]), 130)

    def test_an_array_shows_as_its_repr(self):
        self.assertEqual("array([0, 1, 2])\n", self.kernel.run("np.arange(3)").values[0]["content"])


if __name__ == "__main__":
    unittest.main()
