/** Whether keys pressed there are text, and no commands. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type="radio"]), textarea, select, [role="spinbutton"]'))
}
