import type { LightList } from "@halfsky/api-contract";
import { lights } from "@halfsky/targets";
import { WallLight } from "./wall-light.tsx";

/** How many targets have each light, to be read from afar. */
export function WallCounts({ list }: { readonly list: LightList }) {
  return (
    <ul className="wall-counts">
      {lights.map((light) => (
        <li key={light} className={`wall-count is-${light}`}>
          <span className="wall-count-number">{list.counts[light]}</span>
          <WallLight light={light} />
        </li>
      ))}
      <li className="wall-count is-none">
        <span className="wall-count-number">{list.unlit}</span>
        <WallLight light={null} />
      </li>
    </ul>
  );
}
