import { rowsOf } from '../../../statements.js';

/** The list and a search: what was found, with what can be chosen. */
export const load = ({ params }) => rowsOf(params.found);
