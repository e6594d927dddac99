import { m } from '#lib/messages/messages.js';
import { readNumber } from '#lib/ui/format.ts';
import type { ScreenerQuestion, Told } from '#programmes';
import { ownerKinds, type OwnerKind } from '#schools';

/** What a visitor told by the address of the page: the answers as written, as understood, and what is wrong with them. */
export type ReadTold = { values: Partial<Record<ScreenerQuestion, string>>; told: Told; errors: Partial<Record<ScreenerQuestion, string>> };

const counts = ['pupils', 'team', 'administration', 'teachers', 'above_ceiling'] as const;

/** Reads the answers to the questions of a call. Nothing written, and „I do not know yet“, leave a fact open. */
export function readTold(
	query: URLSearchParams,
	questions: readonly ScreenerQuestion[],
	countyOf: (municipality: string) => string | null
): ReadTold {
	const values = Object.fromEntries(questions.map((question) => [question, (query.get(question) ?? '').trim().slice(0, 60)]));
	const errors: ReadTold['errors'] = {};
	const told: Told = {
		...nothing,
		type: values['type'] || null,
		municipality: values['municipality'] || null,
		owner_kind: ownerOf(values['owner_kind'])
	};
	told.county = told.municipality && countyOf(told.municipality);
	for (const question of counts) {
		const written = values[question];
		if (!written) continue;
		const count = readNumber(written);
		if (count === undefined || !Number.isInteger(count) || count < 0 || count > 10_000)
			errors[question] = m.call_check_fault({ label: labels[question]() });
		else told[question] = count;
	}
	for (const question of ['administration', 'teachers', 'above_ceiling'] as const) {
		if (told.team !== null && told[question] !== null && told[question] > told.team) {
			errors[question] = m.call_check_too_many({ label: labels[question]() });
			told[question] = null;
		}
	}
	return { values, told, errors };
}

const nothing: Told = {
	type: null,
	owner_kind: null,
	municipality: null,
	county: null,
	pupils: null,
	team: null,
	administration: null,
	teachers: null,
	above_ceiling: null
};

const labels = {
	pupils: m.call_check_pupils,
	team: m.call_check_team,
	administration: m.call_check_administration,
	teachers: m.call_check_teachers,
	above_ceiling: () => m.call_check_above_ceiling_short()
};

const ownerOf = (written: string | undefined): OwnerKind | null => ownerKinds.find((kind) => String(kind) === written) ?? null;
