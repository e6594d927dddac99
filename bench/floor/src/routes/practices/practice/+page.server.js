import { rowsOf } from '../../../statements.js';

export const load = () => rowsOf('practice');
