import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { markAllRead, readNotificationsAgain } from "../api/notifications-api.ts";
import { useWords } from "../words/language.tsx";

/** Marks everything that the reader is told as read. */
export function ReadAllButton({ size = "middle" }: { readonly size?: "small" | "middle" }) {
  const { notifications: said, shell } = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const readAll = useMutation({
    mutationFn: markAllRead,
    onSettled: () => readNotificationsAgain(queries),
    onError: () => void message.error(shell.problem.unreachable),
  });
  return (
    <Button size={size} disabled={readAll.isPending} onClick={() => readAll.mutate()}>
      {said.readAll}
    </Button>
  );
}
