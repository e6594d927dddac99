/** What a log holds of an error: what went wrong and where in the code, and no value that somebody wrote. */
export type LoggedError = {
	type: string;
	message: string;
	code?: string;
	/** The system's call, or the constraint, table and schema of the database: names of ours, which hold no value. */
	syscall?: string;
	constraint?: string;
	table?: string;
	schema?: string;
	/** Where it was thrown, without its message. */
	stack?: string;
	cause?: LoggedError;
};

const kept = ['code', 'syscall', 'constraint', 'table', 'schema'] as const;
const deepest = 5;

/**
 * An error as a log may hold it. Only what is named above is taken: the database adds the values of a row (`detail`), of a
 * statement and of its parameters, a mail server the addresses. The message is taken as `withoutValues` leaves it.
 */
export function loggedError(error: unknown, depth = 1): LoggedError {
	if (!isErrorLike(error)) return { type: typeof error, message: withoutValues(String(error)) };
	const facts = kept.flatMap((name) => {
		const fact: unknown = Reflect.get(error, name);
		return typeof fact === 'string' && /^[\w.-]{1,80}$/.test(fact) ? [[name, fact] as const] : [];
	});
	const names = speaksNames(error);
	return {
		type: typeof error.name === 'string' ? error.name : 'object',
		message: withoutValues(error.message, names),
		...Object.fromEntries(facts),
		...(error.stack ? { stack: framesOf(error.stack) } : {}),
		...(error.cause !== undefined && depth < deepest ? { cause: loggedError(error.cause, depth + 1) } : {})
	};
}

/** The job engine tells of errors by plain objects. */
const isErrorLike = (error: unknown): error is Error =>
	typeof error === 'object' && error !== null && typeof Reflect.get(error, 'message') === 'string';

/** Writes a line of what went wrong to the log of a process. */
export const logError = (error: unknown): void => console.error(JSON.stringify({ level: 'error', err: loggedError(error) }));

/** Ends a process that met a fault which nobody caught: whoever looks after it begins it anew, and the log holds no value of it. */
export function endOnFault(error: unknown): never {
	logError(error);
	process.exit(1);
}

/**
 * A sentence without what may be a person's: what stands in quotes (unless they hold names of the code), addresses of
 * mail, telephone numbers, passwords in addresses, and long random words, which open something. Ids stay, they lead to the record.
 */
export function withoutValues(sentence: string, quotesNames = false): string {
	const bare = quotesNames ? sentence : sentence.replace(/"[^"]*"|'[^']*'|`[^`]*`|„[^“]*“|“[^”]*”/g, '"…"');
	return bare
		.replace(/\/\/[^\s/@]+@/g, '//…@')
		.replace(/[^\s<>,;:()/…]+@[^\s<>,;:()]+/g, '…@…')
		.replace(/[\w.-]{20,}/g, (word) => (isId(word) || !/\d/.test(word) ? word : '…'))
		.replace(/(?<![\w-])\+?\d(?:[ -]?\d){7,}(?![\w-])/g, '…')
		.slice(0, 500);
}

const isId = (word: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(word);

/** Errors of the engine and of the database about names: of properties, tables and constraints. Class 22 of the database quotes values. */
const speaksNames = (error: Error): boolean =>
	['TypeError', 'ReferenceError'].includes(error.name) || /^(23|40|42|53|55|57)[\dA-Z]{3}$/.test(String(Reflect.get(error, 'code')));

const framesOf = (stack: string): string =>
	stack
		.split('\n')
		.filter((line) => /^ {4}at /.test(line))
		.join('\n');
