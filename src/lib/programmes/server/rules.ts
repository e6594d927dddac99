import * as v from 'valibot';
import { isId } from '#platform';
import type { Trx } from '#platform/server';
import { FormSchema, RulesSchema, TopicsSchema, type Form, type Rule, type Topic } from '#programmes';

/** A version of the rules of a call: what is judged, what is asked, what is offered. */
export type Rules = {
	id: string;
	call_id: string;
	version: number;
	criteria: Rule[];
	form: Form;
	topics: Topic[];
	note: string;
	saved_at: Date;
	published_at: Date | null;
};

/** The rules by which a call judges now: the latest published version. */
export async function rulesInForce(trx: Trx, callId: string): Promise<Rules | undefined> {
	const row = await rules(trx)
		.where('call_id', '=', callId)
		.where('published_at', 'is not', null)
		.orderBy('version', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row && rulesOf(row);
}

export async function rulesById(trx: Trx, id: string): Promise<Rules | undefined> {
	if (!isId(id)) return undefined;
	const row = await rules(trx).where('id', '=', id).executeTakeFirst();
	return row && rulesOf(row);
}

/** The version that officers are writing, if there is one. */
export async function draftOfRules(trx: Trx, callId: string): Promise<Rules | undefined> {
	const row = await rules(trx).where('call_id', '=', callId).where('published_at', 'is', null).executeTakeFirst();
	return row && rulesOf(row);
}

/** All versions of a call's rules, the newest first. */
export async function versionsOfRules(trx: Trx, callId: string): Promise<Rules[]> {
	const rows = await rules(trx).where('call_id', '=', callId).orderBy('version', 'desc').execute();
	return rows.map(rulesOf);
}

const rules = (trx: Trx) =>
	trx.selectFrom('programmes.rules').select(['id', 'call_id', 'version', 'criteria', 'form', 'topics', 'note', 'saved_at', 'published_at']);

type Row = Awaited<ReturnType<ReturnType<typeof rules>['executeTakeFirstOrThrow']>>;

const rulesOf = (row: Row): Rules => ({
	...row,
	criteria: v.parse(RulesSchema, row.criteria),
	form: v.parse(FormSchema, row.form),
	topics: v.parse(TopicsSchema, row.topics)
});
