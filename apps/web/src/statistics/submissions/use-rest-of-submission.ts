import { isOfSameFigures, readSubmissionGrid, withGridRest } from "@halfsky/api-contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { type ReadSubmission, restQuery, submissionQuery } from "../../api/submissions-api.ts";
import { keepRecordSoon } from "../../offline/kept-records.ts";

/**
 * Reads what the first answer of a submission left out, once its cells stand, and makes one record of both; says what went
 * wrong with that.
 */
export function useRestOfSubmission(account: string, id: string, read: ReadSubmission | undefined) {
  const client = useQueryClient();
  const start = read?.start;
  const { data: grid, error, refetch } = useQuery(restQuery(account, id, start));
  useEffect(() => {
    if (start === undefined || grid === undefined) return;
    client.setQueryData(submissionQuery(account, id).queryKey, (now): ReadSubmission | undefined => {
      // Something newer came meanwhile.
      if (now?.start !== start) return now;
      // What was read already stays the same, so that the grid has nothing to lay out anew.
      const record = isOfSameFigures(start, grid) ? withGridRest(now.record, grid) : readSubmissionGrid(grid);
      return { record, keptAt: null };
    });
    keepRecordSoon(account, id, grid, Date.now());
  }, [client, account, id, start, grid]);
  return { error: start === undefined ? null : error, refetch };
}
