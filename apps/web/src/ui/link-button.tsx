import { Button, type ButtonProps } from "antd";
import type { MouseEvent } from "react";
import { useHref, useLinkClickHandler } from "react-router";

interface LinkButtonProps extends Omit<ButtonProps, "href" | "onClick" | "htmlType"> {
  /** An address of this application. */
  readonly to: string;
}

/** A link that looks like a button: it can be opened in a new tab and is one stop for the keyboard. */
export function LinkButton({ to, ...rest }: LinkButtonProps) {
  const href = useHref(to);
  const follow = useLinkClickHandler<HTMLElement>(to);
  return <Button {...rest} href={href} onClick={(event: MouseEvent<HTMLElement>) => follow(event)} />;
}
