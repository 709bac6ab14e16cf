/** One of several answers to a question. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

/** Asks a person. Every question can be answered with an interrupt, which ends the command. */
export interface Questions {
  choose<Value extends string>(question: string, choices: readonly Choice<Value>[]): Promise<Value>;
  /** @param check says what is wrong with an answer, if anything is */
  text(question: string, suggestion: string, check: (answer: string) => string | undefined): Promise<string>;
  /** Tells what is worth knowing before the next question. */
  tell(title: string, lines: readonly string[]): void;
}
