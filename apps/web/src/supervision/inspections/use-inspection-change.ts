import type { InspectionRecord } from "@halfsky/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { inspectionQuery } from "../../api/inspections-api.ts";

/** Changes an inspection: what the server answers is shown at once, every list that may differ is asked anew. */
export function useInspectionChange<Input>(
  change: (input: Input) => Promise<InspectionRecord>,
  done: string,
) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: change,
    onSuccess: async (record) => {
      queries.setQueryData(inspectionQuery(record.inspection.id).queryKey, record);
      void message.success(done);
      await queries.invalidateQueries({
        queryKey: ["inspections"],
        predicate: ({ queryKey }) => queryKey[1] !== "record" && queryKey[1] !== "choices",
      });
    },
  });
}
