import { integer, like, list, mapOf, moment, object, oneOf, orNull, text, trueOrFalse, type ValueOf } from './shape.ts';

const count = integer(0n);
const hash = like(/^[0-9a-f]{64}$/, 'hash');
const name = like(/^[0-9a-f]{16}$/, 'name');

const header = object({
	part: oneOf('header'),
	version: integer(),
	site: text,
	call: text,
	act: integer(1n),
	applied_at: moment,
	minutes_sha256: orNull(hash)
});

const rules = object({
	part: oneOf('rules'),
	scheme: integer(),
	criteria: list(object({ key: text, weight: count, counted: trueOrFalse, least: integer(), most: integer() })),
	reviews_at_least: integer(1n),
	capacity: count,
	priority: oneOf('none', 'first', 'share', 'tie_breaker'),
	priority_percent: orNull(integer(1n, 100n)),
	quotas: list(object({ by: oneOf('topic', 'county', 'type'), value: text, at_least: orNull(count), at_most: orNull(count) })),
	tie_facts: list(text),
	reserve: orNull(count)
});

const applications = object({
	part: oneOf('applications'),
	applications: list(
		object({
			name,
			eligible: trueOrFalse,
			withdrawn: trueOrFalse,
			priority: trueOrFalse,
			topic: orNull(text),
			county: orNull(text),
			type: orNull(text),
			tie: list(trueOrFalse)
		})
	)
});

const lots = object({
	part: oneOf('lots'),
	method: oneOf('sha256-seed-name'),
	seed: hash,
	published_at: moment,
	order: list(name)
});

const votes = object({
	part: oneOf('votes'),
	votes: list(object({ application: name, reviewer: text, points: mapOf(integer()) })),
	conflicts: list(object({ application: name, reviewer: text }))
});

const result = object({
	part: oneOf('result'),
	ranking: list(
		object({
			application: name,
			rank: integer(1n),
			points: integer(),
			out_of: integer(1n),
			place: oneOf('accepted', 'reserve', 'none'),
			reserve_place: orNull(integer(1n))
		})
	),
	not_ranked: list(object({ application: name, why: oneOf('withdrawn', 'not_eligible', 'too_few_reviews') })),
	decisions: list(object({ application: name, outcome: oneOf('accepted', 'reserve', 'rejected'), departs: trueOrFalse }))
});

const manifest = object({
	part: oneOf('manifest'),
	parts: list(object({ part: oneOf('header', 'rules', 'applications', 'lots', 'votes', 'result'), bytes: integer(1n), sha256: hash })),
	key: hash
});

/** What stands in lines 1 to 7, in this order (docs/selection-file.md, “The parts”). Line 8 has a spelling, not a form. */
export const shapes = { header, rules, applications, lots, votes, result, manifest };

export type Parts = { [Part in keyof typeof shapes]: ValueOf<(typeof shapes)[Part]> };
export type Rules = Parts['rules'];
export type Application = Parts['applications']['applications'][number];
export type Vote = Parts['votes']['votes'][number];
export type Result = Parts['result'];
export type Place = Result['ranking'][number]['place'];
export type Outcome = Result['decisions'][number]['outcome'];
export type Unranked = Result['not_ranked'][number];
