/** Something that cannot be done here and now, said in one sentence to the person at the terminal: exit status 3, no stack. */
export class Cannot extends Error {}
