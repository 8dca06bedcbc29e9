"""Which sentences does the code tell its readers? Found in the syntax trees, by where they flow.

A sentence reaches a reader through `Fault(...)`, `SomeError.of(...)`, `faults.add(...)`,
`translate(...)`, a record with the field `message`, the title of an input or of a node of an
explanation, the description of a column where columns are made inputs, or a function that passes
its own argument on to one of these. The title of a rule is the first line of its docstring.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from repository import name_of, tree_of

Argument = tuple[int, str]  # position without `self`, and name
Function = ast.FunctionDef | ast.AsyncFunctionDef
MESSAGE: Argument = (0, "message")
ERROR_RECEIVERS = {"cls", "kind", "self"}
RULE_DECORATORS = {"rule"}


@dataclass(frozen=True)
class Message:
    """A sentence and where it stands."""

    text: str
    place: str


@dataclass
class Module:
    """A file of code, with what is needed to follow a sentence through it."""

    path: Path
    tree: ast.Module
    constants: dict[str, list[str]] = field(default_factory=dict)
    owners: dict[ast.AST, Function] = field(default_factory=dict)
    methods: set[Function] = field(default_factory=set)

    @classmethod
    def read(cls, path: Path, tree: ast.Module) -> Module:
        """Return the module with its constants, and the function that each node stands in."""
        module = cls(path, tree)
        for node in tree.body:
            module._note_constant(node)
        for node in ast.walk(tree):
            if isinstance(node, Function):
                module.owners.update({inner: node for inner in ast.walk(node) if inner != node})
            if isinstance(node, ast.ClassDef):
                module.methods.update(item for item in node.body if isinstance(item, Function))
        return module

    @property
    def makes_inputs(self) -> bool:
        """Whether the module makes inputs of a model."""
        calls = (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))
        return any(_called_name(call) == "Input" for call in calls)

    def _note_constant(self, node: ast.stmt) -> None:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name):
                parts = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
                self.constants[target.id] = [
                    inner.value
                    for part in parts
                    for inner in ast.walk(part)
                    if isinstance(inner, ast.Constant) and isinstance(inner.value, str)
                ]


class Reader:
    """Follows sentences through modules until no new way to a reader is found."""

    def __init__(self, modules: Iterable[Module]) -> None:
        """Start with the ways that every module has."""
        self.modules = list(modules)
        self.messages: set[Message] = set()
        self.mixed: set[Message] = set()
        self.sinks: dict[tuple[Path | None, str], set[Argument]] = {
            (None, "Fault"): {MESSAGE},
            (None, "translate"): {MESSAGE},
            (None, "Column"): {(3, "description")},
            (None, "Explanation"): {(2, "title")},
            (None, "Input"): {(3, "title")},
        }
        for module in self.modules:
            for node in ast.walk(module.tree):
                if isinstance(node, ast.ClassDef) and _first_field(node) == "message":
                    self.sinks[None, node.name] = {MESSAGE}

    def read(self) -> Reader:
        """Collect every message; return self."""
        known = -1
        while known != (known := sum(map(len, self.sinks.values()))):
            for module in self.modules:
                for call in ast.walk(module.tree):
                    if isinstance(call, ast.Call):
                        self._follow(call, module)
        for module in self.modules:
            self.messages.update(_rule_titles(module))
        return self

    def _follow(self, call: ast.Call, module: Module) -> None:
        for position, name in self._arguments(call, module):
            value = _argument_of(call, position, name)
            if value is None:
                continue
            is_known = self._take(value, module)
            if not is_known and _called_name(call) != "translate":
                self.messages.update(_sentences(module))

    def _arguments(self, call: ast.Call, module: Module) -> set[Argument]:
        name = _called_name(call)
        if isinstance(call.func, ast.Attribute):
            receiver = ast.unparse(call.func.value).split(".")[-1].split("(")[0]
            if name == "of":
                is_error = receiver.endswith("Error") or receiver in ERROR_RECEIVERS
                return {MESSAGE} if is_error else set()
            if name == "add":
                return {MESSAGE} if "fault" in receiver.lower() else set()
        if name == "Column" and not module.makes_inputs:
            return set()
        owner = module.path if name.startswith("_") else None
        return set(self.sinks.get((owner, name), ()))

    def _take(self, value: ast.expr, module: Module) -> bool:
        """Keep what the expression says; tell whether all of it is known."""
        place = f"{name_of(module.path)}:{value.lineno}"
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            self.messages.add(Message(value.value, place))
            return True
        if isinstance(value, ast.JoinedStr):
            self.mixed.add(Message(ast.unparse(value), place))
            return True
        if isinstance(value, ast.IfExp):
            return self._take_all([value.body, value.orelse], module)
        if isinstance(value, ast.Subscript):
            return self._take(value.value, module)
        return isinstance(value, ast.Name) and self._take_name(value, module, place)

    def _take_all(self, values: list[ast.expr], module: Module) -> bool:
        known = [self._take(value, module) for value in values]
        return all(known)

    def _take_name(self, value: ast.Name, module: Module, place: str) -> bool:
        function = module.owners.get(value)
        if function is not None and value.id in _parameters(function):
            self._add_sink(function, value.id, module)
            return True
        if function is not None:
            bound = _bound_to(value.id, function)
            if bound:
                return self._take_all(bound, module)
        texts = module.constants.get(value.id) or self._constant_elsewhere(value.id)
        if not texts:
            names = _looped_over(value.id, module.tree)
            texts = [text for name in names for text in module.constants.get(name, [])]
            texts = [text for text in texts if text[:1].isupper()]  # not a unit
        self.messages.update(Message(text, place) for text in texts if " " in text)
        return bool(texts)

    def _constant_elsewhere(self, name: str) -> list[str]:
        return [text for module in self.modules for text in module.constants.get(name, [])]

    def _add_sink(self, function: Function, name: str, module: Module) -> None:
        names = _parameters(function)
        shift = 1 if function in module.methods and names[0] in {"self", "cls"} else 0
        if function.name in {"of", "add", "__init__"}:
            return
        owner = module.path if function.name.startswith("_") else None
        place = (names.index(name) - shift, name)
        self.sinks.setdefault((owner, function.name), set()).add(place)


def messages_of(paths: Iterable[Path]) -> Reader:
    """Return what the code of files tells its readers."""
    return Reader(Module.read(path, tree_of(path)) for path in paths).read()


def _called_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _argument_of(call: ast.Call, position: int, name: str) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    positional = call.args[: position + 1]
    if len(positional) <= position or any(isinstance(part, ast.Starred) for part in positional):
        return None
    return call.args[position]


def _parameters(function: Function) -> list[str]:
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return [argument.arg for argument in every]


def _bound_to(name: str, function: Function) -> list[ast.expr]:
    return [
        node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
    ]


def _looped_over(name: str, tree: ast.Module) -> Iterator[str]:
    """Return the names of what a comprehension goes through to bind a name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.comprehension):
            bound = {part.id for part in ast.walk(node.target) if isinstance(part, ast.Name)}
            if name in bound:
                yield from (part.id for part in ast.walk(node.iter) if isinstance(part, ast.Name))


def _first_field(node: ast.ClassDef) -> str:
    names = [item.target for item in node.body if isinstance(item, ast.AnnAssign)]
    return names[0].id if names and isinstance(names[0], ast.Name) else ""


def _sentences(module: Module) -> Iterator[Message]:
    """Return what looks like a sentence in a module where a message could not be followed."""
    docstrings = {
        node.body[0].value
        for node in ast.walk(module.tree)
        if isinstance(node, Function | ast.ClassDef | ast.Module)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    inside = {
        part
        for node in ast.walk(module.tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_sentence = " " in node.value and node.value.rstrip().endswith(".")
            if is_sentence and node not in docstrings | inside:
                yield Message(node.value, f"{name_of(module.path)}:{node.lineno}")


def _rule_titles(module: Module) -> Iterator[Message]:
    for node in ast.walk(module.tree):
        if isinstance(node, Function) and any(map(_is_rule, node.decorator_list)):
            title = inspect.cleandoc(ast.get_docstring(node) or node.name).splitlines()[0]
            yield Message(title, f"{name_of(module.path)}:{node.lineno}")


def _is_rule(decorator: ast.expr) -> bool:
    function = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(function, ast.Name) and function.id in RULE_DECORATORS
