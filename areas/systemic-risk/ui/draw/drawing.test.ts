import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Random, seededRandom } from '#engines/kernel/random.ts';
import type { ShownOutline } from '../answers.ts';
import { cameraFor, toPicture, toScene, zoomed } from './camera.ts';
import { labelsFor } from './labels.ts';
import { nearest, nextTowards } from './near.ts';
import { nodesNamed } from './nodes-named.ts';
import { type OnPicture, Painter } from './painter.ts';
import { addLine, addNode, packed } from './raster.ts';
import { bringStates, graphScene, mapScene, most, stateOf, tooLarge } from './scene.ts';

const seed = Number(process.env.ENTENTE_SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed} (ENTENTE_SEED)`);
const size = { width: 120, height: 80 };

function outlineOf(random: Random, count: number, edges: number, placed = 0.9): ShownOutline {
  const columns = Array.from({ length: count }, (_, i) => i);
  return {
    nodes: {
      id: columns.map(i => `n${i}`),
      name: columns.map(i => `Node ${i}`),
      position: columns.map(() => (random.chance(placed) ? [random.unit() * 8, 45 + random.unit() * 6] : null)),
      people: columns.map(() => random.int(90_000)),
    },
    links: Array.from({ length: 2 * edges }, () => random.int(count)),
    linkTypes: Array.from({ length: edges }, () => 'physical'),
  } as unknown as ShownOutline;
}

describe('lines and nodes in an array of pixels', () => {
  test('a line weighs the same at each step along it, lies where it should, and is cut at the edges', () => {
    const random = seededRandom(seed);
    const anywhere = (room: number): number => (random.unit() * 3 - 1) * room;
    let [cut, outside] = [0, 0];
    for (let round = 0; round < 400; round++) {
      const [ax, bx] = [anywhere(size.width), anywhere(size.width)];
      const [ay, by] = [anywhere(size.height), anywhere(size.height)];
      const density = new Uint32Array((size.width + 1) * (size.height + 1));
      const drawn = addLine(density, size, ax, ay, bx, by);
      const inside = stepsOf(ax, ay, bx, by).filter(
        ([x, y]) => x >= 1 && y >= 1 && x <= size.width - 2 && y <= size.height - 2,
      );
      if (!drawn) {
        outside++;
        assert.equal(inside.length, 0, `seed ${seed} round ${round}`);
        assert.ok(density.every(weight => weight === 0));
        continue;
      }
      if (Math.min(ax, bx, ay, by) < 0) cut++;
      const flat = Math.abs(bx - ax) >= Math.abs(by - ay);
      for (const [x, y] of inside) {
        const { weight, middle } = acrossAt(density, flat, Math.round(flat ? x : y));
        assert.equal(weight, 16, `seed ${seed} round ${round}`);
        assert.ok(Math.abs(middle - (flat ? y : x)) <= 1.1, `seed ${seed} round ${round}: ${middle} ${x} ${y}`);
      }
    }
    assert.ok(cut > 0 && outside > 0, 'some were cut, some were not there');
  });

  test('a node covers its shape and nothing beyond its reach; one outside the picture touches no pixel', () => {
    const random = seededRandom(seed);
    for (let round = 0; round < 200; round++) {
      const shape = random.int(3) as 0 | 1 | 2;
      const [x, y] = [random.unit() * 160 - 20, random.unit() * 120 - 20];
      const radius = 1 + random.unit() * 6;
      const pixels = new Uint32Array(size.width * size.height).fill(packed(9, 9, 9));
      const drawn = addNode(pixels, size, shape, x, y, radius, [200, 0, 0]);
      pixels.forEach((pixel, at) => {
        const far = Math.hypot((at % size.width) - x, Math.floor(at / size.width) - y);
        if (pixel !== packed(9, 9, 9)) assert.ok(far <= radius * 1.5 + 2, `seed ${seed} round ${round}`);
        else assert.ok(far >= radius * 0.7 - 1, `seed ${seed} round ${round}`);
      });
      if (!drawn) assert.ok(pixels.every(pixel => pixel === packed(9, 9, 9)));
    }
  });
});

/** Every whole step along the longer side, without cutting: the obvious way. */
function stepsOf(ax: number, ay: number, bx: number, by: number): (readonly [number, number])[] {
  const count = Math.floor(Math.max(Math.abs(bx - ax), Math.abs(by - ay)));
  return Array.from({ length: count }, (_, i) => [
    ax + ((bx - ax) * (i + 0.5)) / count,
    ay + ((by - ay) * (i + 0.5)) / count,
  ]);
}

/** The weight of one column (or row) and where its middle lies. */
function acrossAt(density: Uint32Array, flat: boolean, along: number): { weight: number; middle: number } {
  let [weight, sum] = [0, 0];
  for (let across = 0; across <= (flat ? size.height : size.width); across++) {
    const value = density[flat ? across * (size.width + 1) + along : along * (size.width + 1) + across] ?? 0;
    weight += value;
    sum += value * across;
  }
  return { weight, middle: sum / weight };
}

function painted(outline: ShownOutline, levels: ReadonlyMap<string, number>): OnPicture & { pixels: Uint32Array } {
  const scene = graphScene(outline, null);
  const painter = new Painter();
  painter.take({ kind: 'colours', ground: '#ffffff', line: '#888888', states: ['#999999', '#ffaa00', '#ff0000'] });
  painter.take({ kind: 'scene', ...scene, x: scene.x.slice(), y: scene.y.slice(), lines: true });
  const states = new Uint8Array(scene.ids.length);
  const nodes = bringStates(scene, states, levels);
  painter.take({ kind: 'states', nodes, states: Uint8Array.from(nodes, node => states[node] ?? 0) });
  const view = { camera: cameraFor(scene.x, scene.y, size, 10), size, ratio: 1, grown: 1 };
  const pixels = new Uint32Array(size.width * size.height);
  return { ...painter.paint(view, pixels), pixels };
}

describe('a picture of a model', () => {
  test('has every node in its state and every line; what is down is seen over what runs', () => {
    const random = seededRandom(seed);
    const outline = outlineOf(random, 5000, 20_000);
    const down = random.int(400);
    const levels = new Map([...Array.from({ length: down }, (_, i) => [`n${i}`, 0] as const), ['n4999', 0.5]]);
    const { nodes, lines, pixels } = painted(outline, levels);
    assert.deepEqual(nodes, [5000 - down - 1, 1, down], `seed ${seed}`);
    assert.equal(lines, 20_000);
    assert.equal(pixels.includes(packed(255, 0, 0)), down > 0);
  });

  test('a step of the slider touches the nodes that changed and no other', () => {
    const random = seededRandom(seed);
    const outline = outlineOf(random, 700, 900);
    const scene = graphScene(outline, null);
    const shown = new Uint8Array(700);
    let levels = new Map<string, number>();
    for (let hour = 0; hour < 60; hour++) {
      const next = new Map(levels);
      for (const id of random.subset(outline.nodes.id, 0.01)) next.set(id, random.pick([0, 0.4, 1]));
      const changed = outline.nodes.id.flatMap((id, i) =>
        stateOf(levels.get(id)) === stateOf(next.get(id)) ? [] : [i],
      );
      assert.deepEqual([...bringStates(scene, shown, next)], changed, `seed ${seed} hour ${hour}`);
      assert.ok(shown.every((state, i) => state === stateOf(next.get(`n${i}`))));
      levels = next;
    }
    assert.equal(bringStates(scene, shown, levels).length, 0);
  });

  test('an edit keeps every other node where it was', () => {
    const random = seededRandom(seed);
    const outline = outlineOf(random, 50, 60, 0);
    const before = graphScene(outline, null);
    before.x[7] = 123;
    const fewer = outlineOf(random, 49, 10, 0);
    const after = graphScene(fewer, before);
    for (const id of fewer.nodes.id) {
      assert.equal(after.x[after.at.get(id) ?? -1], before.x[before.at.get(id) ?? -1], id);
      assert.equal(after.y[after.at.get(id) ?? -1], before.y[before.at.get(id) ?? -1], id);
    }
  });

  test('a map holds what has a place and no lines; without places there is none', () => {
    const random = seededRandom(seed);
    const outline = outlineOf(random, 200, 300, 0.5);
    const scene = mapScene(outline);
    assert.equal(scene.ids.length, outline.nodes.position.filter(at => at !== null).length);
    assert.equal(scene.links.length, 0);
    assert.equal(mapScene(outlineOf(random, 20, 10, 0)).ids.length, 0);
  });

  test('a model beyond what a tab holds is refused, one at the limit is not', () => {
    const sized = (nodes: number, edges: number) =>
      ({ nodes: { id: { length: nodes } }, linkTypes: { length: edges } }) as unknown as ShownOutline;
    assert.equal(tooLarge(sized(most.nodes, most.links)), false);
    assert.equal(tooLarge(sized(most.nodes + 1, 0)), true);
    assert.equal(tooLarge(sized(0, most.links + 1)), true);
  });
});

describe('looking and walking', () => {
  test('all is in view at first; what lies under the pointer stays there while one zooms', () => {
    const random = seededRandom(seed);
    const scene = graphScene(outlineOf(random, 80, 0), null);
    let camera = cameraFor(scene.x, scene.y, size, 10);
    const whole = camera.scale;
    for (let i = 0; i < scene.ids.length; i++) {
      const at = toPicture(camera, size, scene.x[i] ?? 0, scene.y[i] ?? 0);
      assert.ok(at.x >= 9.9 && at.y >= 9.9 && at.x <= size.width - 9.9 && at.y <= size.height - 9.9, `seed ${seed}`);
    }
    for (let i = 0; i < 50; i++) {
      const at = { x: random.unit() * size.width, y: random.unit() * size.height };
      const before = toScene(camera, size, at.x, at.y);
      camera = zoomed(camera, size, 0.5 + random.unit(), at, whole);
      const after = toScene(camera, size, at.x, at.y);
      assert.ok(Math.hypot(after.x - before.x, after.y - before.y) < 1e-6, `seed ${seed}`);
      assert.ok(camera.scale >= whole / 10 && camera.scale <= whole * 1000);
    }
    assert.deepEqual(cameraFor(new Float32Array([3]), new Float32Array([4]), size, 10), { x: 3, y: 4, scale: 1 });
  });

  test('the nearest node is that of the obvious search, and none beyond the reach', () => {
    const random = seededRandom(seed);
    const scene = graphScene(outlineOf(random, 300, 0), null);
    const camera = cameraFor(scene.x, scene.y, size, 10);
    for (let i = 0; i < 100; i++) {
      const at = { x: random.unit() * size.width, y: random.unit() * size.height };
      const far = (node: number): number => {
        const place = toPicture(camera, size, scene.x[node] ?? 0, scene.y[node] ?? 0);
        return Math.hypot(place.x - at.x, place.y - at.y);
      };
      const least = Math.min(...scene.ids.map((_, node) => far(node)));
      const found = nearest(scene, camera, size, at, 5);
      if (found < 0) assert.ok(least > 5, `seed ${seed}`);
      else assert.ok(Math.abs(far(found) - least) < 1e-6 && least <= 5, `seed ${seed}`);
    }
  });

  test('an arrow goes its own way, and only the outermost node has none before it', () => {
    const random = seededRandom(seed);
    const scene = graphScene(outlineOf(random, 200, 0), null);
    for (let from = 0; from < 200; from++) {
      const right = nextTowards(scene, from, { dx: 1, dy: 0 });
      if (right >= 0) assert.ok((scene.x[right] ?? 0) > (scene.x[from] ?? 0), `seed ${seed}`);
      const up = nextTowards(scene, from, { dx: 0, dy: 1 });
      if (up >= 0) assert.ok((scene.y[up] ?? 0) > (scene.y[from] ?? 0), `seed ${seed}`);
    }
    const outermost = scene.x.indexOf(Math.max(...scene.x));
    assert.equal(nextTowards(scene, outermost, { dx: 1, dy: 0 }), -1);
  });

  test('names never lie over each other nor beyond the picture; the one asked for is there', () => {
    const random = seededRandom(seed);
    const scene = graphScene(outlineOf(random, 900, 0), null);
    const wide = { width: 700, height: 460 };
    const camera = cameraFor(scene.x, scene.y, wide, 30);
    const asked = { first: [17], others: 200, grown: 1 };
    const labels = labelsFor(scene, camera, wide, asked, text => text.length * 7);
    assert.equal(labels[0]?.node, 17);
    assert.ok(labels.length > 20);
    const boxes = labels.map(({ node, text }) => {
      const at = toPicture(camera, wide, scene.x[node] ?? 0, scene.y[node] ?? 0);
      const left = at.x + (scene.radius[node] ?? 0);
      return { left, right: left + text.length * 7, y: at.y };
    });
    for (const [i, a] of boxes.entries()) {
      assert.ok(a.right <= wide.width);
      for (const b of boxes.slice(i + 1))
        assert.ok(a.right <= b.left || b.right <= a.left || Math.abs(a.y - b.y) >= 15, `seed ${seed}`);
    }
  });

  test('a node is found by name or id: the exact one first, nothing for nothing', () => {
    const scene = graphScene(outlineOf(seededRandom(seed), 300, 0), null);
    assert.equal(nodesNamed(scene, 'node 12')[0], 12);
    assert.equal(nodesNamed(scene, 'N7')[0], 7);
    assert.ok(nodesNamed(scene, 'ode').length <= 8);
    assert.deepEqual(nodesNamed(scene, '  '), []);
    assert.deepEqual(nodesNamed(scene, 'nowhere'), []);
  });
});
