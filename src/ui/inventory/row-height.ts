/** Pixels; all rows are of this height, and so are the headings. */
export const ROW_HEIGHT = 28;
