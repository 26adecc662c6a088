/** What a target language cannot express, and what was written instead. */
export interface Loss {
  /** Handle or id of the element concerned. */
  readonly subject: string;
  readonly message: string;
}
