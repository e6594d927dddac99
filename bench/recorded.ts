import pg from 'pg';

/** A statement as it went to the database; `name`: the connection keeps its plan under it. */
export type Statement = { text: string; values: unknown[]; name?: string };

type Query = (config: string | { text: string; values?: unknown[]; name?: string }, values?: unknown, callback?: unknown) => unknown;

/** Lets something happen and writes down every statement that it sent to the database, for a floor that sends the same. */
export async function recorded(act: () => Promise<unknown>): Promise<Statement[]> {
	const prototype = pg.Client.prototype as unknown as { query: Query };
	const original = prototype.query;
	const statements: Statement[] = [];
	prototype.query = function (this: unknown, config, values, callback) {
		if (typeof config === 'string') statements.push({ text: config, values: Array.isArray(values) ? [...values] : [] });
		else if (config.text)
			statements.push({ text: config.text, values: [...(config.values ?? [])], ...(config.name && { name: config.name }) });
		return original.call(this, config, values, callback);
	};
	try {
		await act();
	} finally {
		prototype.query = original;
	}
	return statements;
}
