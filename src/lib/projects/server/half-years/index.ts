export { readHalfYear, type HalfYear } from './read-half-year.ts';
export { saveHalfYear, type HalfYearRefusal, type SaveHalfYear } from './save-half-year.ts';
