import { sentencesOf } from '#lib/ui/sentences.ts';

/** The sentence of a refusal, and the faults of a form by their fields. Only for the server's side of a page. */
export const { refusalSentence, errorsOf } = sentencesOf((refusal) => `refusal_networks_${refusal}`);
