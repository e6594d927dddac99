/** Something a person can do now: the key of its sentence with values, where it is done, and by when. */
export type Todo = { key: string; values: Record<string, string | number>; path: string; due_at: Date | null; about: string };

/** What is due first stands first; what has no date comes after, in the order given. */
export const inOrderOfNeed = (todos: readonly Todo[]): Todo[] =>
	todos
		.map((todo, position) => ({ todo, position, due: todo.due_at?.getTime() ?? Infinity }))
		.sort((a, b) => (a.due === b.due ? a.position - b.position : a.due - b.due))
		.map(({ todo }) => todo);
