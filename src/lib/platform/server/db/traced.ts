import { Kysely, type KyselyConfig, type LogEvent, type TransactionBuilder } from 'kysely';
import { kindOf } from '../traces/recorder.ts';
import { inSpan, pastSpan } from '../traces/spans.ts';
import { statementOf, type Statement } from '../traces/statement.ts';
import type { DB } from './schema.ts';

/** A database whose transactions are spans, named for the use case that began them, with a span for each statement within. */
export class TracedDatabase extends Kysely<DB> {
	constructor(config: KyselyConfig) {
		super({ ...config, log: noteStatement });
	}

	override transaction(): TransactionBuilder<DB> {
		return traced(super.transaction(), callerOf(this.transaction));
	}
}

const statements = new Map<string, Statement>();
const mostStatements = 2000;

/** Notes a statement that has just ended as a span: its text, never its parameters. */
export function noteStatement({ level, query, queryDurationMillis, ...more }: LogEvent): void {
	const { name, facts } = known(query.sql);
	pastSpan(name, queryDurationMillis, facts, level === 'error' && 'error' in more ? kindOf(more.error) : undefined);
}

function known(sql: string): Statement {
	const statement = statements.get(sql) ?? statementOf(sql);
	if (statements.size >= mostStatements) statements.clear();
	statements.set(sql, statement);
	return statement;
}

/** A use case is one exported function with one transaction: whoever calls for it gives it its name. */
function callerOf(called: () => unknown): string {
	const place: { stack?: string } = {};
	const limit = Error.stackTraceLimit;
	Error.stackTraceLimit = 4;
	Error.captureStackTrace(place, called);
	Error.stackTraceLimit = limit;
	return /^ {4}at (?:async )?(?:[^\s(]+\.)?([A-Za-z_]\w*)(?:\$\d+)? \(/m.exec(place.stack ?? '')?.[1] ?? 'transaction';
}

/** The same builder, with whatever is set on it, whose transaction is a span. */
function traced(builder: TransactionBuilder<DB>, name: string): TransactionBuilder<DB> {
	return new Proxy(builder, {
		get: (target, key) => {
			if (key === 'execute')
				return (act: Parameters<typeof builder.execute>[0]) =>
					inSpan(name, { facts: { 'code.function.name': name } }, async (span) => {
						const result = await target.execute(act);
						const refusal = refusalIn(result);
						if (refusal) span.note({ 'kartu.refusal': refusal });
						return result;
					});
			const value: unknown = Reflect.get(target, key, target);
			if (typeof value !== 'function') return value;
			return (...given: unknown[]) => traced(Reflect.apply(value, target, given) as TransactionBuilder<DB>, name);
		}
	});
}

/** The name of a refusal, where the outcome is one. */
function refusalIn(result: unknown): string | undefined {
	if (typeof result !== 'object' || result === null || !('refusal' in result)) return undefined;
	return typeof result.refusal === 'string' && /^[a-z_]{1,60}$/.test(result.refusal) ? result.refusal : undefined;
}
