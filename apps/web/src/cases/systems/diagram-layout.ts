import { graphlib, layout } from "@dagrejs/dagre";
import type { SystemDefinition } from "@halfsky/cases";

/** A state as it is drawn: its box, centre and size in pixels. */
interface DrawnState {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A way from one state to another, with the actions that go it. */
interface DrawnWay {
  readonly from: string;
  readonly to: string;
  readonly actions: readonly string[];
  readonly points: ReadonlyArray<{ readonly x: number; readonly y: number }>;
  readonly label: { readonly x: number; readonly y: number };
}

/** The state diagram of a definition, laid out. */
export interface Diagram {
  readonly width: number;
  readonly height: number;
  readonly states: readonly DrawnState[];
  readonly ways: readonly DrawnWay[];
}

/** Where every case begins. */
export const beginning = "new";

/** The ways between states, actions of the same way together; what leaves the state as it is is no way. */
export function waysOf(
  definition: SystemDefinition,
): ReadonlyArray<{ readonly from: string; readonly to: string; readonly actions: readonly string[] }> {
  const ways = new Map<string, { from: string; to: string; actions: string[] }>();
  const open = Object.keys(definition.states).filter((name) => definition.states[name]?.phase !== "closed");
  const closed = Object.keys(definition.states).filter((name) => !open.includes(name));
  for (const [action, rule] of Object.entries(definition.actions)) {
    if (rule.to === "same") continue;
    const sources =
      rule.from === "new"
        ? [beginning]
        : rule.from === "open"
          ? open
          : rule.from === "closed"
            ? closed
            : rule.from;
    for (const from of sources) {
      if (from === rule.to) continue;
      const key = `${from} ${rule.to}`;
      const way = ways.get(key) ?? { from, to: rule.to, actions: [] };
      way.actions.push(action);
      ways.set(key, way);
    }
  }
  return [...ways.values()];
}

/** Lays the diagram out from left to right; `widthOf` measures a text in pixels. */
export function layoutDiagram(
  definition: SystemDefinition,
  words: { readonly state: (name: string) => string; readonly action: (name: string) => string },
  widthOf: (text: string) => number,
): Diagram {
  const graph = new graphlib.Graph({ multigraph: false });
  graph.setGraph({ rankdir: "LR", nodesep: 34, ranksep: 60, edgesep: 18, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  const ways = waysOf(definition);
  const names = [
    ...(ways.some(({ from }) => from === beginning) ? [beginning] : []),
    ...Object.keys(definition.states),
  ];
  for (const name of names)
    graph.setNode(
      name,
      name === beginning ? { width: 18, height: 18 } : { width: widthOf(words.state(name)) + 28, height: 36 },
    );
  for (const { from, to, actions } of ways) {
    const lines = actions.map(words.action);
    graph.setEdge(from, to, {
      width: Math.max(...lines.map(widthOf)) + 8,
      height: 18 * lines.length,
      labelpos: "c",
    });
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    states: names.map((name) => {
      const { x, y, width: wide, height: high } = graph.node(name);
      return { name, x, y, width: wide, height: high };
    }),
    ways: ways.map((way) => {
      const { points = [], x = 0, y = 0 } = graph.edge(way.from, way.to);
      return { ...way, points, label: { x, y } };
    }),
  };
}
