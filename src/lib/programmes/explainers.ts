import type { CriterionName, Params } from './criteria.ts';
import type { Met, Seen, Terms } from './criterion.ts';
import type { NameKind, Value } from './sentence.ts';

/** Which variant of a criterion's sentence is said, and with what. */
export type Explained = { variant: string; values: Record<string, Value> };

type Explainer<P> = {
	rule: (params: P, terms: Pick<Terms, 'categories_on' | 'pupils_as_of'>) => Explained;
	finding: (met: Met, seen: Seen, params: P) => Explained;
};

/** How each criterion is told. Without its line here a criterion does not compile. */
export const explainers: { [C in CriterionName]: Explainer<Params[C]> } = {
	pupils_at_most: pupils(),
	pupils_at_least: pupils(),
	school_type_among: {
		rule: ({ types }) => say('', { types: { names: 'school_type', codes: types } }),
		finding: (met, { type }) => one(met, 'school_type', type)
	},
	owner_kind_among: {
		rule: ({ kinds }) => say('', { kinds: { words: kinds.map((kind) => `owner_kind_${kind}`) } }),
		finding: (met, { kind }) =>
			met === 'unknown' ? say('unknown') : say(yesOrNo(met), { kind: { words: [`owner_kind_${String(kind)}`] } })
	},
	county_among: {
		rule: ({ counties }) => say('', { counties: { names: 'county', codes: counties } }),
		finding: (met, { county }) => one(met, 'county', county)
	},
	municipality_among: {
		rule: ({ municipalities }) => say('', { municipalities: { names: 'municipality', codes: municipalities } }),
		finding: (met, { municipality }) => one(met, 'municipality', municipality)
	},
	school_open: plain(),

	team_size_between: {
		rule: ({ least, most }) => {
			if (most === null) return say('least', { least });
			return least === most ? say('exactly', { least }) : say('range', { least, most });
		},
		finding: (met, seen, { least, most }) => {
			const have = count(seen, 'have');
			if (met === 'unknown') return say('unknown');
			if (met) return say('met', { have });
			if (have === 0) return say('empty', { least });
			return have < least ? say('too_few', { have, least }) : say('too_many', { have, most: most ?? have });
		}
	},
	administration_at_least: atLeast(),
	teachers_at_least: atLeast(),
	roles_present: {
		rule: ({ roles }) => say('', { roles: rolesIn(roles) }),
		finding: (met, { absent }, { roles }) => {
			if (met === true) return say('met', { roles: rolesIn(roles) });
			return say(yesOrNo(met), { absent: rolesIn(list(absent).length > 0 ? list(absent) : roles) });
		}
	},
	category_at_most: {
		rule: ({ category, exempt_administration, reason_accepted }, { categories_on }) =>
			say(`${exempt_administration ? 'exempt' : 'all'}${reason_accepted ? '_reason' : ''}`, {
				category: { words: [`category_of_${category}`] },
				day: { day: categories_on }
			}),
		finding: (met, seen) => {
			if (met === true) return say('met');
			if (met === 'unknown') return count(seen, 'unsure') > 0 ? say('unknown', { unsure: count(seen, 'unsure') }) : say('no_team');
			return say(count(seen, 'without_reason') > 0 ? 'unexplained' : 'explained', { failing: count(seen, 'failing') });
		}
	},
	team_of_one_school: {
		rule: ({ except_roles }) => (except_roles.length === 0 ? say('all') : say('except', { roles: rolesIn(except_roles) })),
		finding: (met, seen) => {
			if (met === true) return say('met');
			if (met === false) return say('missing', { failing: count(seen, 'failing') });
			return count(seen, 'unsure') > 0 ? say('unknown', { unsure: count(seen, 'unsure') }) : say('no_team');
		}
	},
	members_distinct: {
		rule: () => say(''),
		finding: (met, seen) => (met === false ? say('missing', { failing: count(seen, 'failing') }) : say(yesOrNo(met)))
	},

	topic_among: {
		rule: ({ other_allowed }) => say(other_allowed ? 'other' : 'listed'),
		finding: (met, { topic }) => {
			if (met === 'unknown') return say('unknown');
			if (topic === null) return say('missing');
			return say(met ? 'met' : 'not_listed', { topic: String(topic) });
		}
	},
	topic_grounded: {
		rule: ({ indicators_at_least }) => say('', { count: indicators_at_least }),
		finding: (met, seen, { indicators_at_least }) => {
			if (met === 'unknown') return say('unknown');
			if (met) return say('met', { have: count(seen, 'have') });
			const unsound = count(seen, 'unsound');
			return unsound > 0 ? say('unsound', { unsound }) : say('missing', { missing: indicators_at_least - count(seen, 'have') });
		}
	},
	problem_named: {
		rule: ({ least, other_allowed }) => say(other_allowed ? 'other' : 'listed', { least }),
		finding: (met, seen, { least }) => {
			if (met === 'unknown') return say('unknown');
			return met ? say('met', { have: count(seen, 'have') }) : say('missing', { missing: least - count(seen, 'have') });
		}
	},
	staff_decision_recorded: parts('decision_part_'),
	municipality_endorsed: parts('endorsement_part_'),
	money_lacking: plain(),
	declared: {
		rule: ({ field }) => say('', { field: { names: 'form_field', codes: [field] } }),
		finding: (met, _, { field }) => say(yesOrNo(met), { field: { names: 'form_field', codes: [field] } })
	}
};

const say = (variant: string, values: Record<string, Value> = {}): Explained => ({ variant, values });

function yesOrNo(met: Met): 'met' | 'missing' | 'unknown' {
	return met === 'unknown' ? 'unknown' : met ? 'met' : 'missing';
}

function plain<P>(): Explainer<P> {
	return { rule: () => say(''), finding: (met) => say(yesOrNo(met)) };
}

function pupils(): Explainer<{ pupils: number }> {
	return {
		rule: ({ pupils: limit }, { pupils_as_of }) => say('', { pupils: limit, day: { day: pupils_as_of } }),
		finding: (met, seen, { pupils: limit }) => {
			const day = { day: String(seen.as_of) };
			return met === 'unknown' ? say('unknown', { day }) : say(yesOrNo(met), { have: count(seen, 'count'), pupils: limit, day });
		}
	};
}

function atLeast(): Explainer<{ count: number }> {
	return {
		rule: ({ count: least }) => say('', { count: least }),
		finding: (met, seen, { count: least }) => {
			if (met === 'unknown') return say('unknown');
			return met ? say('met', { have: count(seen, 'have') }) : say('missing', { missing: least - count(seen, 'have') });
		}
	};
}

function parts<P>(prefix: 'decision_part_' | 'endorsement_part_'): Explainer<P> {
	return {
		rule: () => say(''),
		finding: (met, { absent }) => {
			const words = list(absent).map((part) => (prefix === 'decision_part_' ? `decision_part_${part}` : `endorsement_part_${part}`));
			return met === false && words.length > 0 ? say('parts', { absent: { words } }) : say(yesOrNo(met));
		}
	};
}

function one(met: Met, kind: NameKind, code: Seen[string] | undefined): Explained {
	if (met === 'unknown') return say('unknown');
	return say(yesOrNo(met), { [kind]: { names: kind, codes: [String(code)] } });
}

const rolesIn = (roles: readonly string[]): Value => ({ words: roles.map((role) => `team_role_${role}`) });
const count = (seen: Seen, name: string): number => Number(seen[name] ?? 0);
const list = (value: Seen[string] | undefined): string[] => (Array.isArray(value) ? value : []);
