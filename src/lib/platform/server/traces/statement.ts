import type { Facts } from './recorder.ts';

/** A statement as a span tells it: its name, and its text without a value. */
export type Statement = { name: string; facts: Facts };

const longest = 2000;

/** What a span tells of a statement of SQL: what it does and to which table first, and its text, in which `?` stands for each value. */
export function statementOf(sql: string): Statement {
	const text = withoutValues(sql);
	const operation = /^\W*([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? 'statement';
	const table = /\b(?:from|into|update)\s+((?:"?\w+"?\.)?"?\w+"?)/i.exec(text)?.[1]?.replaceAll('"', '');
	return {
		name: table ? `${operation} ${table}` : operation,
		facts: {
			'db.system.name': 'postgresql',
			'db.operation.name': operation,
			...(table ? { 'db.collection.name': table } : {}),
			'db.query.text': text
		}
	};
}

/** Texts and numbers that stand in a statement become `?`. One that quotes in a way not known here tells its first word only. */
function withoutValues(sql: string): string {
	const bare = sql.replace(/'[^']*'/g, `?`).replace(/(?<![\w$".])\d+(?:\.\d+)?(?![\w"])/g, '?');
	if (/'|\$\$|\$[a-z_]\w*\$|\\/i.test(bare)) return /^\W*([a-z]+)/i.exec(sql)?.[1] ?? '';
	return bare.replace(/\s+/g, ' ').trim().slice(0, longest);
}
