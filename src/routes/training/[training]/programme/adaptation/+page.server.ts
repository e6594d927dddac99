import { error } from '@sveltejs/kit';
import type { Reason } from '#delivery';
import { adaptProgramme, newBlockKey, readProgrammeOfDelivery, type ProgrammeOfDelivery } from '#delivery/server';
import { afterButton, asBlocks, rowsIn, rowsOf, type BlockRow } from '#lib/delivery/ui/blocks-form.ts';
import { findingInWords } from '#lib/delivery/ui/finding-words.ts';
import { hoursInWords } from '#lib/delivery/ui/hours-words.ts';
import { inLocale, type Locale } from '#platform';
import { allowed } from '../../../../allowed.ts';
import { revisionIn, textIn } from '../../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../../room.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Why = { why: string; finding: string };
type Typed = { rows: BlockRow[]; reasons: Record<string, Why>; from: string; seen: number };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const from_id = url.searchParams.get('from') ?? undefined;
	const read = allowed(await readProgrammeOfDelivery(locals.context, params.training, { from_id }), locals, url);
	if (!read.mayAdapt) error(404, 'not_found');
	const base = read.newer ?? read.base;
	return {
		head: headOf(read.delivery, locale),
		base: {
			title: base ? inLocale(base.title, locale) : '',
			rows: rowsOf(base?.blocks ?? [], locale)
		},
		promised: { contact: hoursInWords(read.delivery.contact), consultation: hoursInWords(read.delivery.consultation) },
		findings: read.findings.map((finding) => ({ value: finding.code, label: findingInWords(finding, locale) })),
		leaders: read.lecturers.map(({ person_id, name }) => ({ value: person_id, label: name })),
		begunFrom: read.begunFrom !== null,
		values: begun(read, locale)
	};
};

/** What the form begins with: an earlier adaptation that was chosen, else the last version, else the base. */
function begun({ begunFrom, shown, base, versions }: ProgrammeOfDelivery, locale: Locale): Typed {
	const programme = begunFrom ?? shown ?? base;
	const reasons = begunFrom ? [] : (shown?.reasons ?? []);
	return {
		rows: rowsOf(programme?.blocks ?? [], locale),
		reasons: Object.fromEntries(reasons.map(({ block, why, finding }) => [block, { why, finding: finding ?? '' }])),
		from: begunFrom?.id ?? shown?.from_id ?? '',
		seen: versions[0]?.number ?? 0
	};
}

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const typed = typedIn(form);
		const rows = afterButton(typed.rows, textIn(form, 'act'), newBlockKey) ?? restored(typed.rows, form);
		if (rows) return { typed: { ...typed, rows }, errors: {} as Record<string, string> };
		const outcome = await adaptProgramme(locals.context, {
			delivery_id: params.training,
			from_id: typed.from || null,
			blocks: asBlocks(typed.rows),
			reasons: Object.entries(typed.reasons).map(([block, { why, finding }]): Reason => ({ block, why, finding: finding || null })),
			seen: typed.seen
		});
		return outcome.ok ? backTo(`/training/${params.training}/programme`, 'saved') : refusedHere(outcome, typed);
	}
};

function typedIn(form: FormData): Typed {
	const reasons: Typed['reasons'] = {};
	for (const name of form.keys())
		if (name.startsWith('why_')) {
			const key = name.slice('why_'.length);
			reasons[key] = { why: textIn(form, name).slice(0, 1000), finding: textIn(form, `finding_${key}`) };
		}
	return { rows: rowsIn(form), reasons, from: textIn(form, 'from'), seen: revisionIn(form, 'seen') };
}

/** A block of the base programme that had been left out stands in it again: at the end, as the form has it in its unseen boxes. */
function restored(rows: readonly BlockRow[], form: FormData): BlockRow[] | null {
	const [list, key] = textIn(form, 'act').split(':');
	if (list !== 'restore' || !key || rows.some((row) => row.key === key)) return null;
	const text = (part: string) => textIn(form, `gone_${key}_${part}`);
	return [
		...rows,
		{
			key,
			title: text('title'),
			aim: text('aim'),
			method: text('method'),
			contact: text('contact'),
			consultation: text('consultation'),
			led_by: ''
		}
	];
}
