import * as v from 'valibot';
import type { Trx } from '#platform/server';
import { rulesInForce } from '#programmes/server';
import type { Text } from '#platform';
import type { ActResult } from '../act-result.ts';
import type { Inputs } from '../inputs.ts';
import { SchemeSchema, type Scheme } from '../scheme.ts';

/** An act with all on which it rests, as it was frozen. */
export type Act = {
	id: string;
	round_id: string;
	call_id: string;
	number: number;
	basis: string;
	scheme: Scheme;
	inputs: Inputs;
	result: ActResult;
	minutes_id: string | null;
	applied_at: Date;
	applied_by: string;
};

export async function actById(trx: Trx, id: string): Promise<Act | undefined> {
	const row = await trx
		.selectFrom('selection.act as act')
		.innerJoin('selection.round as round', 'round.id', 'act.round_id')
		.innerJoin('selection.scheme as scheme', 'scheme.id', 'act.scheme_id')
		.select(['act.id', 'act.round_id', 'round.call_id', 'act.number', 'act.basis', 'act.inputs', 'act.result', 'act.minutes_id'])
		.select(['act.applied_at', 'act.applied_by', 'scheme.content as scheme'])
		.where('act.id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const { inputs, result, scheme, ...rest } = row;
	return {
		...rest,
		scheme: v.parse(SchemeSchema, scheme),
		inputs: inputs as unknown as Inputs,
		result: result as unknown as ActResult
	};
}

/** What sentences about a selection name beside its scheme: the topics and rules of the call. */
export async function wordsOfCall(trx: Trx, callId: string): Promise<{ topics: Map<string, Text>; rules: Map<string, Text | null> }> {
	const found = await rulesInForce(trx, callId);
	return {
		topics: new Map((found?.topics ?? []).map(({ code, name }) => [code, name])),
		rules: new Map((found?.criteria ?? []).map(({ id, wording }) => [id, wording]))
	};
}
