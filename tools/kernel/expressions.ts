import type { ESTree } from 'vite';
import { type Code, signed, unsigned } from '#engines/cascade/structure/assembler.ts';
import { type Callee, type Kind, newLocal, type Scope, type Table, unsupported, type Value } from './scope.ts';

const i32 = (code: Code): Value => ({ kind: 'i32', code });
const f64 = (code: Code): Value => ({ kind: 'f64', code });
const constant = (value: number): Value =>
  Number.isInteger(value)
    ? i32([0x41, ...signed(value)])
    : f64([0x44, ...new Uint8Array(Float64Array.of(value).buffer)]);

/** The value in the wanted kind: whole numbers become doubles exactly, doubles lose what follows the point. */
export function as(kind: Kind, value: Value): Code {
  if (value.kind === kind) return value.code;
  return kind === 'f64' ? [...value.code, 0xb7] : [...value.code, 0xfc, 0x02];
}

/** Peels what only the type checker needs. */
export function bare(node: ESTree.Expression): ESTree.Expression {
  return node.type === 'TSNonNullExpression' || node.type === 'ParenthesizedExpression' ? bare(node.expression) : node;
}

/** The number a constant expression stands for: literals, imported constants and their fields. */
export function constantOf(node: ESTree.Expression, scope: Scope): number | undefined {
  const it = bare(node);
  if (it.type === 'Literal' && typeof it.value === 'number') return it.value;
  if (it.type === 'Identifier') return numberOf(scope.constants.get(it.name));
  if (it.type === 'UnaryExpression' && it.operator === '-') {
    const value = constantOf(it.argument, scope);
    return value === undefined ? undefined : -value;
  }
  if (it.type !== 'MemberExpression' || it.computed || it.object.type !== 'Identifier') return undefined;
  const record = scope.constants.get(it.object.name);
  return typeof record === 'object' && record !== null && it.property.type === 'Identifier'
    ? numberOf(Reflect.get(record, it.property.name))
    : undefined;
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const ofWholeNumbers: Readonly<Record<string, number>> = {
  '&': 0x71,
  '|': 0x72,
  '^': 0x73,
  '<<': 0x74,
  '>>': 0x75,
  '>>>': 0x76,
};
/** opcode for whole numbers and for doubles */
const ofEither: Readonly<Record<string, readonly [number, number]>> = {
  '+': [0x6a, 0xa0],
  '-': [0x6b, 0xa1],
  '===': [0x46, 0x61],
  '!==': [0x47, 0x62],
  '<': [0x48, 0x63],
  '>': [0x4a, 0x64],
  '<=': [0x4c, 0x65],
  '>=': [0x4e, 0x66],
};
/** Products and quotients are doubles, as in the source language; whole products are written Math.imul. */
const ofDoubles: Readonly<Record<string, number>> = { '*': 0xa2, '/': 0xa3 };

/** Joins two values with an operator of the source language. */
export function operate(operator: string, a: Value, b: Value): Value | undefined {
  const whole = ofWholeNumbers[operator];
  if (whole !== undefined) return i32([...as('i32', a), ...as('i32', b), whole]);
  const double = ofDoubles[operator];
  if (double !== undefined) return f64([...as('f64', a), ...as('f64', b), double]);
  const either = ofEither[operator];
  if (either === undefined) return undefined;
  const kind = a.kind === 'f64' || b.kind === 'f64' ? 'f64' : 'i32';
  const code = [...as(kind, a), ...as(kind, b), either[kind === 'f64' ? 1 : 0]];
  return operator === '+' || operator === '-' ? { kind, code } : i32(code);
}

export function expression(node: ESTree.Expression, scope: Scope): Value {
  const it = bare(node);
  const known = constantOf(it, scope);
  if (known !== undefined) return constant(known);
  switch (it.type) {
    case 'Identifier': {
      const place = scope.places.get(it.name);
      return place ? { kind: place.kind, code: [0x20, ...unsigned(place.index)] } : unsupported(it);
    }
    case 'MemberExpression':
      return loaded(placeOf(it, scope));
    case 'UnaryExpression':
      return unary(it, scope);
    case 'BinaryExpression':
      return (
        operate(it.operator, expression(it.left as ESTree.Expression, scope), expression(it.right, scope)) ??
        unsupported(it)
      );
    case 'LogicalExpression':
      return logical(it, scope);
    case 'ConditionalExpression':
      return conditional(it, scope);
    case 'CallExpression':
      return call(it, scope) ?? unsupported(it);
    default:
      return unsupported(it);
  }
}

function unary(node: ESTree.UnaryExpression, scope: Scope): Value {
  const value = as('i32', expression(node.argument, scope));
  if (node.operator === '!') return i32([...value, 0x45]);
  return node.operator === '~' ? i32([...value, 0x41, 0x7f, 0x73]) : unsupported(node);
}

/** The second half is only asked when it decides. */
function logical(node: ESTree.LogicalExpression, scope: Scope): Value {
  const left = as('i32', expression(node.left, scope));
  const right = as('i32', expression(node.right, scope));
  if (node.operator === '&&') return i32([...left, 0x04, 0x7f, ...right, 0x05, 0x41, 0, 0x0b]);
  return node.operator === '||' ? i32([...left, 0x04, 0x7f, 0x41, 1, 0x05, ...right, 0x0b]) : unsupported(node);
}

/** Between two plain values no jump is made: which of them it is, is often a toss, and a jump guessed wrong costs more. */
function conditional(node: ESTree.ConditionalExpression, scope: Scope): Value {
  const test = as('i32', expression(node.test, scope));
  const yes = expression(node.consequent, scope);
  const no = expression(node.alternate, scope);
  const kind = yes.kind === 'f64' || no.kind === 'f64' ? 'f64' : 'i32';
  if (isPlain(node.consequent, scope) && isPlain(node.alternate, scope))
    return { kind, code: [...as(kind, yes), ...as(kind, no), ...test, 0x1b] };
  return { kind, code: [...test, 0x04, kind === 'f64' ? 0x7c : 0x7f, ...as(kind, yes), 0x05, ...as(kind, no), 0x0b] };
}

const isPlain = (node: ESTree.Expression, scope: Scope): boolean =>
  constantOf(node, scope) !== undefined || bare(node).type === 'Identifier';

/** A word of a table: the code for its byte address, and a constant number of bytes beyond it. */
export interface Place {
  readonly table: Table;
  readonly address: Code;
  readonly offset: number;
}

/** The place `table[index]` names; a constant part of the index costs nothing. */
export function placeOf(node: ESTree.MemberExpression, scope: Scope): Place {
  const table = node.object.type === 'Identifier' ? scope.tables.get(node.object.name) : undefined;
  if (!table || !node.computed) return unsupported(node);
  const shift = table.kind === 'f64' ? 3 : 2;
  const [moving, fixed] = split(node.property, scope);
  const base: Code = table.global === undefined ? [0x41, 0] : [0x23, ...unsigned(table.global)];
  if (moving === undefined) return { table, address: base, offset: fixed << shift };
  const index = as('i32', expression(moving, scope));
  return { table, address: [...base, ...index, 0x41, shift, 0x74, 0x6a], offset: fixed << shift };
}

function split(index: ESTree.Expression, scope: Scope): readonly [ESTree.Expression | undefined, number] {
  const whole = constantOf(index, scope);
  if (whole !== undefined) return [undefined, whole];
  const it = bare(index);
  if (it.type !== 'BinaryExpression' || it.operator !== '+') return [it, 0];
  const right = constantOf(it.right, scope);
  return right === undefined ? [it, 0] : [it.left, right];
}

/** Loads what stands at a place; `address` may be a local that holds it already. */
export function loaded({ table, address, offset }: Place): Value {
  const access = table.kind === 'f64' ? [0x2b, 3] : [0x28, 2];
  return { kind: table.kind, code: [...address, ...access, ...unsigned(offset)] };
}

function call(node: ESTree.CallExpression, scope: Scope): Value | undefined {
  const made = callCode(node, scope);
  return made?.returns ? made.value : undefined;
}

/** The code of a call to a function of the kernel, to the engine around it, or to a built-in of the language. */
export function callCode(node: ESTree.CallExpression, scope: Scope): { value: Value; returns: boolean } | undefined {
  const { callee } = node;
  const given = node.arguments as ESTree.Expression[];
  if (callee.type === 'Identifier') {
    const target = scope.functions(callee.name);
    return target && called(target, target.takesRecords ? given.slice(1) : given, scope);
  }
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return undefined;
  const name = callee.property.type === 'Identifier' ? callee.property.name : '';
  if (callee.object.name === 'Math') return { value: builtIn(node, name, given, scope), returns: true };
  const hook = scope.hooks.get(name);
  return hook && called(hook, given, scope);
}

function called({ index, returns, inPlace }: Callee, given: ESTree.Expression[], scope: Scope) {
  const values = given.map(each => as('i32', expression(each, scope)));
  const code = inPlace ? inPlace(values, scope) : [...values.flat(), 0x10, ...unsigned(index)];
  return { value: i32(code), returns };
}

function builtIn(node: ESTree.CallExpression, name: string, given: ESTree.Expression[], scope: Scope): Value {
  const [a, b] = given.map(each => expression(each, scope));
  if (name === 'imul' && a && b) return i32([...as('i32', a), ...as('i32', b), 0x6c]);
  if (name === 'clz32' && a) return i32([...as('i32', a), 0x67]);
  return name === 'floor' && a ? f64([...as('f64', a), 0x9c]) : unsupported(node);
}

/** Keeps an address in a local of its own, for a place that is read and written. */
export function keepAddress(place: Place, scope: Scope): { readonly keep: Code; readonly place: Place } {
  if (place.address.length <= 3) return { keep: [], place };
  const local = newLocal(scope, 'i32');
  return {
    keep: [...place.address, 0x21, ...unsigned(local)],
    place: { ...place, address: [0x20, ...unsigned(local)] },
  };
}
