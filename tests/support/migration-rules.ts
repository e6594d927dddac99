/**
 * What a migration may not do while the version before it still answers readers, and what holds a table for long. The
 * rules stand in docs/operations.md under “Changing tables without a pause”.
 */
export type Breach = { rule: Rule; statement: string };
export type Rule =
	| 'drops'
	| 'renames'
	| 'not_null_without_default'
	| 'sets_not_null'
	| 'drops_default'
	| 'changes_type'
	| 'volatile_default'
	| 'index_not_concurrent'
	| 'constraint_not_valid'
	| 'moves_rows';

/** Names the breaches of a file that it does not itself except by `-- allowed: RULE because REASON`, and exceptions without use. */
export function faultsOf(sql: string): string[] {
	const breaches = breachesOf(sql);
	const allowed = [...sql.matchAll(/^-- allowed: (\w+) because (.{15,})$/gm)].map(([, rule]) => rule ?? '');
	const unused = allowed.filter((rule) => !breaches.some((breach) => breach.rule === rule));
	const said = [...sql.matchAll(/^-- allowed:.*$/gm)].length;
	return [
		...breaches.filter(({ rule }) => !allowed.includes(rule)).map(({ rule, statement }) => `${rule}: ${statement}`),
		...unused.map((rule) => `an exception without use: ${rule}`),
		...(said > allowed.length ? ['an exception without a rule or a reason'] : [])
	];
}

/** Every statement of a file that breaks a rule. What the file makes itself nobody uses yet: it may be changed at will. */
export function breachesOf(sql: string): Breach[] {
	const statements = statementsOf(sql);
	const made = new Set(
		statements.flatMap((statement) => /^create (?:unlogged )?table (?:if not exists )?([\w.]+)/.exec(statement)?.[1] ?? [])
	);
	return statements.flatMap((statement) => rulesBrokenBy(statement, made).map((rule) => ({ rule, statement })));
}

function rulesBrokenBy(statement: string, made: ReadonlySet<string>): Rule[] {
	const table = /^(?:alter table|update|delete from)(?: if exists)?(?: only)? ([\w.]+)/.exec(statement)?.[1];
	if (table && made.has(table)) return [];
	if (/^drop (table|schema|view|materialized view|type|domain|function|sequence)\b/.test(statement)) return ['drops'];
	if (/^(update|delete from|truncate)\b/.test(statement)) return ['moves_rows'];
	if (/^create (unique )?index\b/.test(statement)) return rulesOfIndex(statement, made);
	if (/^alter .*\brename\b/.test(statement)) return ['renames'];
	if (!statement.startsWith('alter table')) return [];
	return [...new Set(partsOf(statement).flatMap(rulesOfPart))];
}

function rulesOfIndex(statement: string, made: ReadonlySet<string>): Rule[] {
	const on = / on (?:only )?([\w.]+)/.exec(statement)?.[1] ?? '';
	return made.has(on) || /^create (unique )?index concurrently\b/.test(statement) ? [] : ['index_not_concurrent'];
}

function rulesOfPart(part: string): Rule[] {
	if (/\badd (constraint\b|check\b|foreign key\b|primary key\b|unique\b|exclude\b)/.test(part)) return rulesOfConstraint(part);
	if (/\badd (column )?/.test(part)) return rulesOfColumn(part);
	if (/\bdrop (constraint|not null|expression|identity)\b/.test(part)) return [];
	if (/\bdrop default\b/.test(part)) return ['drops_default'];
	if (/\bdrop /.test(part)) return ['drops'];
	if (/\bset not null\b/.test(part)) return ['sets_not_null'];
	if (/\balter (column )?\w+ (set data )?type\b/.test(part)) return ['changes_type'];
	return [];
}

/** A constraint is added unproven and proven afterwards, or stands on an index that is there. */
const rulesOfConstraint = (part: string): Rule[] => (/\bnot valid\b|\busing index\b/.test(part) ? [] : ['constraint_not_valid']);

function rulesOfColumn(part: string): Rule[] {
	const given = /\bdefault\b/.test(part);
	return [
		...(/\bnot null\b/.test(part) && !given ? (['not_null_without_default'] as const) : []),
		...(/\bdefault .*\w+\(|\b(?:small|big)?serial\b|\bgenerated\b|\bcurrent_\w+/.test(part) ? (['volatile_default'] as const) : []),
		...(/\b(check|references|unique|primary key)\b/.test(part) ? (['constraint_not_valid'] as const) : [])
	];
}

/** Statements in small letters on one line each, without comments and without what stands in quotation marks or in bodies of functions. */
function statementsOf(sql: string): string[] {
	return sql
		.replace(/\$(\w*)\$[\s\S]*?\$\1\$|'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, (found) => (/^['$]/.test(found) ? `''` : ' '))
		.split(';')
		.map((statement) => statement.replaceAll('"', '').replaceAll(/\s+/g, ' ').trim().toLowerCase())
		.filter((statement) => statement !== '');
}

/** The parts of one `alter table`, divided by the commas that stand in no brackets. */
function partsOf(statement: string): string[] {
	let depth = 0;
	const divided = [...statement].map((letter) => {
		if (letter === '(') depth++;
		if (letter === ')') depth--;
		return letter === ',' && depth === 0 ? ';' : letter;
	});
	return divided.join('').split(';');
}
