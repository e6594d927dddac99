import { readdirSync, readFileSync } from 'node:fs';
import type { CriterionName, Decision, Endorsement, Evidence, Facts, Named, Verdict } from '#programmes';
import type { OwnerKind } from '#schools';
import { member } from './members.ts';
import { goldenSets, type GoldenSet } from './rules.ts';

export type Golden = { name: string; about: string; set: GoldenSet; facts: Facts; expected: Expected };
/** What was decided by hand: the outcome, whether it has priority, and which conditions are not met (`?`: cannot be told). */
export type Expected = { outcome: string; priority: boolean; unmet: string[] };

const short: Record<CriterionName, string> = {
	team_size_between: 'size',
	administration_at_least: 'admin',
	teachers_at_least: 'teachers',
	roles_present: 'roles',
	category_at_most: 'ceiling',
	team_of_one_school: 'one-school',
	members_distinct: 'twice',
	topic_among: 'topic',
	topic_grounded: 'grounded',
	problem_named: 'problem',
	staff_decision_recorded: 'decision',
	municipality_endorsed: 'endorsed',
	money_lacking: 'money',
	declared: 'declared',
	pupils_at_most: 'pupils',
	pupils_at_least: 'pupils-least',
	school_type_among: 'type',
	owner_kind_among: 'owner',
	county_among: 'county',
	municipality_among: 'municipality',
	school_open: 'open'
};

/** A verdict in the words of the tables. */
export const inShort = ({ outcome, priority, findings }: Verdict): Expected => ({
	outcome,
	priority,
	unmet: findings.flatMap(({ criterion, met }) => (met === true ? [] : [(met === 'unknown' ? '?' : '') + short[criterion]])).sort()
});

const folder = new URL('applications/', import.meta.url);

/** All golden applications, in the order of their files. */
export const readGolden = (): Golden[] =>
	readdirSync(folder)
		.sort()
		.flatMap((file) => readTable(readFileSync(new URL(file, folder), 'utf8')));

function readTable(text: string): Golden[] {
	let set: GoldenSet | undefined;
	return text.split('\n').flatMap((line) => {
		if (line.startsWith('rules:')) set = goldenSets[line.slice(6).trim()];
		if (!line.includes('|') || line.startsWith('#')) return [];
		if (!set) throw new Error(`no rules for: ${line}`);
		const [name = '', about = '', change = '', outcome = '', priority = '', unmet = ''] = line.split('|').map((cell) => cell.trim());
		const expected = { outcome, priority: priority === 'priority', unmet: unmet === '-' ? [] : unmet.split(/\s+/).sort() };
		return [{ name, about, set, facts: changed(set.good, change), expected }];
	});
}

function changed(good: Facts, change: string): Facts {
	return change
		.split(';')
		.filter((part) => part.trim() !== '')
		.reduce((facts, part) => {
			const [fact = '', ...rest] = part.split(':').map((piece) => piece.trim());
			const read = readers[fact];
			if (!read) throw new Error(`no such fact: ${fact}`);
			return read(facts, rest.join(':'));
		}, good);
}

const school = (facts: Facts, part: Partial<Facts['school']>): Facts => ({ ...facts, school: { ...facts.school, ...part } });
const known = <Value>(written: string, read: (written: string) => Value): Value | null => (written === '?' ? null : read(written));
const listed = <Value>(written: string, read: (written: string) => Value): Value[] | null =>
	known(written, () => (written === '-' ? [] : written.split(',').map((piece) => read(piece.trim()))));
const yesNo = (written: string): boolean | null => known(written, () => written === 'yes');

const readers: Record<string, (facts: Facts, written: string) => Facts> = {
	team: (facts, written) => ({ ...facts, team: known(written, () => (written === '-' ? [] : written.split(/\s+/).flatMap(member))) }),
	pupils: (facts, written) =>
		school(facts, {
			pupils: known(written, () => {
				const [count, as_of = '2026-09-01'] = written.split('@');
				return { count: Number(count), as_of };
			})
		}),
	type: (facts, written) => school(facts, { type: known(written, String) }),
	owner: (facts, written) => school(facts, { owner_kind: known(written, Number) as OwnerKind | null }),
	county: (facts, written) => school(facts, { county: known(written, String) }),
	municipality: (facts, written) => school(facts, { municipality: known(written, String) }),
	open: (facts, written) => school(facts, { open: yesNo(written) }),
	topic: (facts, written) => ({ ...facts, topic: written === 'none' ? 'none' : known(written, named) }),
	problems: (facts, written) => ({ ...facts, problems: listed(written, named) }),
	evidence: (facts, written) => ({ ...facts, evidence: listed(written, conclusion) }),
	decision: (facts, written) => ({
		...facts,
		decision: without<Decision>({ body: 'Susirinkimas', minutes_no: '1', decided_on: '2026-05-30' }, written)
	}),
	endorsement: (facts, written) => ({
		...facts,
		endorsement: without<Endorsement>({ name: 'Rasa', post: 'Vedėja', endorsed_on: '2026-06-02' }, written)
	}),
	money: (facts, written) => ({ ...facts, money_lacking: yesNo(written) }),
	declared: (facts, written) => {
		const [field = '', answer = ''] = written.split('=');
		return { ...facts, declared: { [field]: yesNo(answer) } };
	}
};

const named = (written: string): Named =>
	written.startsWith('own') ? { code: null, text: written.slice(3).trim() } : { code: written, text: written };

function conclusion(written: string): Evidence {
	const [framework = '', indicator = '', level = '', text = ''] = written.split(/\s+/);
	const code = { '16': 'self_evaluation_2016', '05': 'internal_audit_2005' }[framework] ?? framework;
	return { framework: code, indicator, level: level === 'N' ? null : Number(level), text: text === 'ok' ? 'Išvada.' : ' ' };
}

function without<Thing extends object>(whole: Thing, written: string): Thing | 'none' | null {
	if (written === 'none') return 'none';
	const part = written.replace(/^no /, '');
	return known(written, () => ({ ...whole, [part]: part.endsWith('_on') ? null : '' }));
}
