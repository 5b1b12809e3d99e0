"""The network as an ONNX graph whose matrices and word vectors are 8-bit integers.

Each row of a matrix and each word has a scale of its own, and so has each token of what is multiplied, told anew
each time (Yao et al., "ZeroQuant", NeurIPS 2022): with one scale for all tokens the best answer stays the same in
86 % of pairs, with one for each in 94 %, and no text depends on those read beside it. Sums overflow on processors
without instructions for such products (AVX2 alone) once in twenty thousand pairs of products: that is as if
matrices had 7 bits.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper, numpy_helper

Weights = Mapping[str, NDArray[np.float32]]
OPSET, FORMAT = 18, 9
"""Versions of ONNX's operators and of its file format: those of 2023."""
FUSED = "com.microsoft"
"""The operators that onnxruntime has besides ONNX's."""
EPSILON = 1e-12
CENTRE, MOST = 128, 127
"""What 0 is in unsigned bytes, and the largest number on either side of it."""
LOW, LEAST = 25, -0.17
"""The same behind GELU, whose least value is -0.17: it needs few of the bytes below 0."""
INPUTS, OUTPUTS = ("tokens", "parts", "mask"), ("ends", "vectors")


def build(weights: Weights, heads: int) -> ModelProto:
    """The graph of a network with these weights, by their names in :class:`network.Reader`.

    Its inputs are ``tokens``, ``parts`` (0 for the question, else 1) and ``mask`` (1 for a token, 0 for padding),
    all int64 (b, t); its outputs ``ends`` (b, t, 2), logits of an answer's first and last token, and ``vectors``
    (b, h), the mean of the tokens' states as a unit vector.
    """
    graph = Graph(weights, heads)
    graph.describe()
    hidden = weights["ends.weight"].shape[1]
    given = [helper.make_tensor_value_info(name, TensorProto.INT64, ["b", "t"]) for name in INPUTS]
    shapes = (["b", "t", 2], ["b", hidden])
    told = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
        for name, shape in zip(OUTPUTS, shapes, strict=True)
    ]
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
    made = helper.make_graph(graph.nodes, "reader", given, told, graph.constants)
    return helper.make_model(made, opset_imports=opsets, ir_version=FORMAT, producer_name="nutshell")


def integers(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix (n, m) as bytes and the scale of each row (n, 1), 0 exactly in the middle."""
    scales = np.abs(matrix).max(1, keepdims=True) / MOST
    scales[scales == 0] = 1
    return np.rint(matrix / scales).astype(np.int8), scales.astype(np.float32)


class Graph:
    """Nodes and constants of a graph as they are added."""

    def __init__(self, weights: Weights, heads: int) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self._weights, self._heads = weights, heads
        self._hidden = weights["ends.weight"].shape[1]
        self._axis = self._constant(np.array([1]))
        self._flat = self._constant(np.array([-1, self._hidden]))
        self._one = self._constant(np.float32(1))

    def describe(self) -> None:
        """Add everything from the inputs to the outputs."""
        mask = self._op("Cast", "mask", to=TensorProto.FLOAT)
        hidden = self._op("Mul", self._op("Sub", mask, self._one), self._constant(np.float32(1e4)))
        hidden = self._op("Unsqueeze", hidden, self._constant(np.array([1, 2])))
        x = self._op("Reshape", self._embedded(), self._flat)
        x = self._normed(x, "encoder.norm")
        rows = self._op("Shape", x, start=0, end=1)
        self._zeros = {
            zero: (value, self._op("Expand", value, rows))
            for zero in (CENTRE, LOW)
            for value in [self._constant(np.uint8(zero))]
        }
        for number in range(sum(name.endswith(".inner.bias") for name in self._weights)):
            x = self._layer(x, hidden, f"encoder.layers.{number}")
        size = self._op("Concat", self._op("Shape", "tokens"), self._constant(np.array([self._hidden])), axis=0)
        self._told(self._op("Reshape", x, size), mask)

    def _told(self, x: str, mask: str) -> None:
        """The outputs; the last matrix has two rows and stays as it is."""
        ends = self._op("MatMul", x, self._constant(self._weights["ends.weight"].T))
        self._op("Add", ends, self._constant(self._weights["ends.bias"]), name="ends")
        total = self._op("MatMul", self._op("Unsqueeze", mask, self._axis), x)
        self._op("LpNormalization", self._op("Squeeze", total, self._axis), axis=-1, p=2, name="vectors")

    def _embedded(self) -> str:
        words, scales = integers(self._weights["encoder.words.weight"])
        x = self._op("Cast", self._op("Gather", self._constant(words), "tokens"), to=TensorProto.FLOAT)
        x = self._op("Mul", x, self._op("Gather", self._constant(scales), "tokens"))
        zero, length = self._constant(np.array([0])), self._op("Shape", "tokens", start=1, end=2)
        places = self._constant(self._weights["encoder.places.weight"])
        x = self._op("Add", x, self._op("Slice", places, zero, length, zero))
        parts = self._constant(self._weights["encoder.parts.weight"])
        return self._op("Add", x, self._op("Gather", parts, "parts"))

    def _layer(self, x: str, hidden: str, name: str) -> str:
        """Attention and the feed-forward net, each added to its input and normalised after.

        onnxruntime's own attention and its addition with normalisation are slower on processors than these steps.
        """
        attended = self._multiplied(self._attended(x, hidden, name), f"{name}.attended")
        x = self._normed(self._op("Add", x, attended), f"{name}.attended_norm")
        inner = self._op("Gelu", self._multiplied(x, f"{name}.inner"), domain=FUSED)
        outer = self._multiplied(inner, f"{name}.outer", zero=LOW)
        return self._normed(self._op("Add", x, outer), f"{name}.outer_norm")

    def _attended(self, x: str, hidden: str, name: str) -> str:
        wide = self._hidden // self._heads
        size = self._op(
            "Concat", self._op("Shape", "tokens"), self._constant(np.array([3, self._heads, wide])), axis=0
        )
        three = self._op("Reshape", self._multiplied(x, f"{name}.attention"), size)
        three = self._op("Transpose", three, perm=[2, 0, 3, 1, 4])
        first = self._constant(np.array([0]))
        query, key, value = (
            self._op("Squeeze", one, first) for one in self._ops("Split", 3, three, axis=0, num_outputs=3)
        )
        share = self._op("FusedMatMul", query, key, domain=FUSED, transB=1, alpha=wide**-0.5)
        share = self._op("Softmax", self._op("Add", share, hidden), axis=-1)
        attended = self._op("Transpose", self._op("MatMul", share, value), perm=[0, 2, 1, 3])
        return self._op("Reshape", attended, self._flat)

    def _multiplied(self, x: str, name: str, zero: int = CENTRE) -> str:
        """``x`` (rows, m) times a matrix, its bias added."""
        matrix, scales = integers(self._weights[f"{name}.weight"])
        least, top = (-LEAST / LOW, 255 - LOW) if zero == LOW else (1e-8, MOST)
        most = self._op("ReduceMax", x if zero == LOW else self._op("Abs", x), self._axis, keepdims=1)
        scale = self._op("Mul", most, self._constant(np.float32(1 / top)))
        scale = self._op("Max", scale, self._constant(np.float32(least)))
        one, each = self._zeros[zero]
        x = self._op("QuantizeLinear", x, self._op("Squeeze", scale, self._axis), each, axis=0)
        factors = [x, self._constant(matrix.T), self._one, self._constant(scales[:, 0]), one]
        product = self._op("MatMulIntegerToFloat", *factors, domain=FUSED)
        return self._op("Add", self._op("Mul", product, scale), self._constant(self._weights[f"{name}.bias"]))

    def _normed(self, x: str, name: str) -> str:
        weight, bias = (self._constant(self._weights[f"{name}.{kind}"]) for kind in ("weight", "bias"))
        return self._op("LayerNormalization", x, weight, bias, epsilon=EPSILON)

    def _constant(self, value: Any) -> str:
        name = f"constant{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value).reshape(np.shape(value)), name))
        return name

    def _op(self, kind: str, *given: str, name: str = "", **how: Any) -> str:
        return self._ops(kind, 1, *given, name=name, **how)[0]

    def _ops(self, kind: str, count: int, *given: str, name: str = "", **how: Any) -> list[str]:
        told = [name or f"value{len(self.nodes)}_{number}" for number in range(count)]
        self.nodes.append(helper.make_node(kind, list(given), told, **how))
        return told
