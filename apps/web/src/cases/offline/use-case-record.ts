import { type CaseRecord, caseRecord } from "@halfsky/api-contract";
import type { SystemDefinition } from "@halfsky/cases";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { z } from "zod";
import { caseQuery } from "../../api/cases-api.ts";
import { isUnreachable, RequestProblem } from "../../api/request-problem.ts";
import { useSession } from "../../shell/session.tsx";
import { isDefinition, useSystem } from "../use-system.ts";
import { deviceCopy } from "./device-copy.ts";
import { forgetOldSealed, forgetSealed, keepSealed, readOneSealed } from "./sealed-store.ts";

const keptDays = 7;
const dayMs = 86_400_000;
const keptCase = z.object({ record: caseRecord, definition: z.custom<SystemDefinition>(isDefinition) });

interface ShownCase {
  readonly record: CaseRecord | undefined;
  readonly definition: SystemDefinition | undefined;
  /** when the copy of this device was read; null for the case as the server has it */
  readonly keptAt: number | null;
  /** it is the newest that the server says: what others did since can be judged */
  readonly isFresh: boolean;
  /** it stood here a moment ago and is not shown to this person any more */
  readonly isGone: boolean;
  readonly error: Error | null;
  readonly refetch: () => void;
}

/**
 * A case with its definition. What of it may stay in a device is kept enciphered for a week; without a network that copy is
 * shown, when the case was opened in this browser before.
 */
export function useCaseRecord(caseId: string): ShownCase {
  const { account } = useSession();
  const { data, error, refetch } = useQuery(caseQuery(caseId));
  const system = useSystem(data?.row.system);
  const isCut = data === undefined && isUnreachable(error);
  const kept = useQuery({
    queryKey: ["cases", "device", account.id, caseId],
    queryFn: async () => {
      const row = await readOneSealed("records", account.id, caseId);
      const read = keptCase.safeParse(row?.value);
      return row !== undefined && read.success && Date.now() - row.at < keptDays * dayMs
        ? { ...read.data, at: row.at }
        : null;
    },
    enabled: isCut,
    gcTime: 0,
    staleTime: 0,
  }).data;
  const { definition } = system;
  useEffect(() => {
    if (data === undefined || definition === undefined) return;
    const copy = deviceCopy(definition, data, account.id);
    const now = Date.now();
    if (copy === null) void forgetSealed("records", account.id, data.row.id);
    else void keepSealed("records", account.id, data.row.id, { record: copy, definition }, now);
    void forgetOldSealed("records", now - keptDays * dayMs);
  }, [account.id, data, definition]);
  // A case that was sealed since is not there any more for this person: neither is its copy.
  const isGone = error instanceof RequestProblem && error.status === 404;
  useEffect(() => {
    if (isGone) void forgetSealed("records", account.id, caseId);
  }, [account.id, caseId, isGone]);
  const common = { refetch: () => void refetch() };
  if (isCut && kept)
    return {
      ...common,
      isGone: false,
      record: kept.record,
      definition: kept.definition,
      keptAt: kept.at,
      isFresh: false,
      error: null,
    };
  return {
    ...common,
    // what is not hers any more does not stay on the screen
    record: isGone ? undefined : data,
    isGone: isGone && data !== undefined,
    definition,
    keptAt: null,
    isFresh: error === null,
    error: data === undefined ? (isCut && kept === undefined ? null : error) : system.error,
  };
}
