import type { SystemDefinition } from "@halfsky/cases";
import { useMemo } from "react";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { beginning, type Diagram, layoutDiagram } from "./diagram-layout.ts";

const lineHeight = 18;
const colours = {
  open: { fill: "#f0f5ff", line: "#0958d9" },
  waiting: { fill: "#fff7e6", line: "#ad4e00" },
  closed: { fill: "#f5f5f5", line: "#595959" },
} as const;

/** Chinese characters are as wide as the font is high, others a little more than half of it. */
function widthOf(text: string): number {
  return Array.from(text).reduce(
    (sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 14 : 7.6),
    0,
  );
}

/** The states of a system and the actions between them, as a picture with a list behind it for whoever does not see it. */
export function StateDiagram({ definition }: { readonly definition: SystemDefinition }) {
  const speak = useBilingual();
  const { systems: said } = useLanguage().words.cases;
  const words = useMemo(
    () => ({
      state: (name: string) => {
        const title = definition.states[name]?.title;
        return title === undefined ? "" : speak(title);
      },
      action: (name: string) => {
        const rule = definition.actions[name];
        if (rule === undefined) return name;
        return rule.byPlatform === true ? said.platformToo(speak(rule.title)) : speak(rule.title);
      },
    }),
    [definition, speak, said],
  );
  const diagram = useMemo(() => layoutDiagram(definition, words, widthOf), [definition, words]);
  return (
    <>
      <div className="case-diagram" aria-hidden="true">
        <Drawing definition={definition} diagram={diagram} words={words} />
      </div>
      <ul className="visually-hidden">
        {diagram.ways.map(({ from, to, actions }) => (
          <li key={`${from} ${to}`}>
            {said.stateLabel(words.state(from), words.state(to), actions.map(words.action).join(" / "))}
          </li>
        ))}
      </ul>
    </>
  );
}

interface DrawingProps {
  readonly definition: SystemDefinition;
  readonly diagram: Diagram;
  readonly words: { readonly state: (name: string) => string; readonly action: (name: string) => string };
}

function Drawing({ definition, diagram, words }: DrawingProps) {
  return (
    <svg width={diagram.width} height={diagram.height} viewBox={`0 0 ${diagram.width} ${diagram.height}`}>
      <defs>
        <marker
          id="case-arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8z" fill="#595959" />
        </marker>
      </defs>
      {diagram.ways.map(({ from, to, points }) => (
        <path
          key={`${from} ${to}`}
          d={points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join(" ")}
          fill="none"
          stroke="#8c8c8c"
          markerEnd="url(#case-arrow)"
        />
      ))}
      {diagram.ways.map(({ from, to, actions, label }) => (
        <text
          key={`${from} ${to}`}
          textAnchor="middle"
          fontSize="13"
          fill="#262626"
          className="case-diagram-label"
        >
          {actions.map((action, index) => (
            <tspan key={action} x={label.x} y={label.y + 5 + (index - (actions.length - 1) / 2) * lineHeight}>
              {words.action(action)}
            </tspan>
          ))}
        </text>
      ))}
      {diagram.states.map(({ name, x, y, width, height }) => {
        if (name === beginning) return <circle key={name} cx={x} cy={y} r={7} fill="#262626" />;
        const { fill, line } = colours[definition.states[name]?.phase ?? "open"];
        return (
          <g key={name}>
            <rect
              x={x - width / 2}
              y={y - height / 2}
              width={width}
              height={height}
              rx={8}
              fill={fill}
              stroke={line}
            />
            <text x={x} y={y + 5} textAnchor="middle" fontSize="14" fill={line}>
              {words.state(name)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
