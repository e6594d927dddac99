import * as v from 'valibot';
import {
	CategoryParam,
	Count,
	CountOrNone,
	Roles,
	RolesOrNone,
	YesNo,
	type Answer,
	type Criterion,
	type Met,
	type Terms
} from './criterion.ts';
import { isAbove, type Category } from '#schools';
import { categoryOn, type Facts, type Member, type TeamRole } from './facts.ts';
import { answerTo, type Demand } from './team-demands.ts';

/** A condition on the team: what it demands is also what the team builder looks for. */
export type TeamCriterion<Params> = Criterion<Params> & { about: 'team'; demand: (params: Params, terms: Terms) => Demand };

/** The conditions that a call may set for the team. */
export const teamCriteria = {
	/** B-05, M-01: so many persons, each counted once. */
	team_size_between: team({
		clause: 'B-05, M-01',
		params: v.pipe(
			v.strictObject({ least: Count, most: CountOrNone }),
			v.check(({ least, most }) => most === null || least <= most, 'least_is_not_above_most')
		),
		demand: ({ least, most }) => ({ kind: 'size', least, most })
	}),

	/** M-02: representatives of the school's administration. */
	administration_at_least: team({
		clause: 'M-02',
		params: v.strictObject({ count: Count }),
		demand: ({ count }) => ({ kind: 'some', needs: [{ name: 'administration', count, fits: holds('administration') }] })
	}),

	/** M-03: teachers; a representative of the administration who also teaches is one of them. */
	teachers_at_least: team({
		clause: 'M-03',
		params: v.strictObject({ count: Count }),
		demand: ({ count }) => ({ kind: 'some', needs: [{ name: 'teacher', count, fits: holds('teacher') }] })
	}),

	/** B-06: each of the named roles is taken by somebody. */
	roles_present: team({
		clause: 'B-06',
		params: v.strictObject({ roles: Roles }),
		demand: ({ roles }) => ({ kind: 'some', needs: roles.map((role) => ({ name: role, count: 1, fits: holds(role) })) })
	}),

	/** M-04, M-05: no pedagogue's category is above the ceiling on the call's day; the administration may be exempt. */
	category_at_most: {
		...team({
			clause: 'M-04, M-05',
			params: v.strictObject({ category: CategoryParam, exempt_administration: YesNo, reason_accepted: YesNo }),
			demand: (params: Ceiling, terms) => ({ kind: 'each', fits: (member) => staysUnder(params, member, terms) })
		}),
		answer: answerCategory
	},

	/** M-22: everybody works in the applying school, but for the roles that come from elsewhere. */
	team_of_one_school: team({
		clause: 'M-22',
		params: v.strictObject({ except_roles: RolesOrNone }),
		demand: ({ except_roles }) => ({ kind: 'each', fits: (member) => comesFromHere(except_roles, member) })
	}),

	/** Nobody is listed twice. */
	members_distinct: team({
		clause: 'M-01',
		params: v.strictObject({}),
		demand: () => ({ kind: 'distinct' })
	})
};

type Ceiling = { category: Category; exempt_administration: boolean; reason_accepted: boolean };

function team<Params>(parts: {
	clause: string;
	params: v.GenericSchema<unknown, Params>;
	demand: (params: Params, terms: Terms) => Demand;
}): TeamCriterion<Params> {
	return { about: 'team', ...parts, answer: (facts, params, terms) => answerTo(parts.demand(params, terms), facts.team) };
}

const holds =
	(role: TeamRole) =>
	({ roles }: Member): Met =>
		roles === null ? 'unknown' : roles.includes(role);

function staysUnder(params: Ceiling, member: Member, { categories_on }: Terms): Met {
	const bound = isBound(params, member);
	const category = categoryOn(member.categories, categories_on);
	if (bound === false || (category !== null && !isAbove(category, params.category))) return true;
	if (params.reason_accepted && hasReason(member)) return true;
	return bound === 'unknown' || category === null ? 'unknown' : false;
}

/** The ceiling binds pedagogues: teachers and support specialists, and the administration unless it is exempt (M-05). */
function isBound({ exempt_administration }: Ceiling, { roles }: Member): Met {
	if (roles === null) return 'unknown';
	if (roles.includes('administration')) return !exempt_administration;
	return roles.includes('teacher') || roles.includes('support_specialist');
}

function comesFromHere(except: readonly TeamRole[], { roles, of_school }: Member): Met {
	if (of_school === true || roles?.some((role) => except.includes(role))) return true;
	return of_school === null || (roles === null && except.length > 0) ? 'unknown' : false;
}

/** Also says for how many of those above the ceiling the school has given no reason. */
function answerCategory(facts: Facts, params: Ceiling, terms: Terms): Answer {
	const answer = answerTo({ kind: 'each', fits: (member) => staysUnder(params, member, terms) }, facts.team);
	const concerned = new Set(answer.members);
	const silent = (facts.team ?? []).filter((member) => concerned.has(member.person) && !hasReason(member));
	return { ...answer, seen: { ...answer.seen, without_reason: answer.met === false ? silent.length : 0 } };
}

const hasReason = ({ reason }: Member): boolean => reason.trim() !== '';
