export type { CalendarEvent } from './calendar-event.ts';
export * from './outcome.ts';
export * from './ids.ts';
export * from './dates.ts';
export * from './date-words.ts';
export type { Locale, Text } from './text.ts';
export { locales, inLocale } from './text.ts';
export { inOrderOfNeed, type Todo } from './todo.ts';
export { snippetOf, termsOf, type Found, type Part, type Sought, type Term } from './search.ts';
