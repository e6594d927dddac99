import { doings } from '#delivery';
import { readProgrammeOfDelivery } from '#delivery/server';
import { blocksView } from '#lib/delivery/ui/block-view.ts';
import { hoursInWords } from '#lib/delivery/ui/hours-words.ts';
import { shortDate } from '#lib/ui';
import { inLocale } from '#platform';
import { allowed } from '../../../allowed.ts';
import { headOf } from '../room.server.ts';
import { warningsInWords } from './warnings.server.ts';
import type { PageServerLoad } from './$types';
import { wholeOf } from '../../../page-number.ts';

const said = ['saved', 'account'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { context } = locals;
	const { locale } = context;
	const number = wholeOf(url.searchParams.get('version'));
	const read = allowed(await readProgrammeOfDelivery(context, params.training, { number }), locals, url);
	const { delivery, base, newer, shown, altered, findings, account, lecturers } = read;
	const programme = shown ?? base;
	const titles = new Map((programme?.blocks ?? []).map(({ key, title }) => [key, title]));
	return {
		head: headOf(delivery, locale),
		base: base && { title: inLocale(base.title, locale), number: base.number },
		newer: newer && { title: inLocale(newer.title, locale), number: newer.number },
		version: shown && { number: shown.number, by: shown.by, at: shown.written_at },
		versions: read.versions,
		blocks: programme ? blocksView(programme.blocks, { altered, reasons: shown?.reasons ?? [], findings, leaders: lecturers, locale }) : [],
		changes: altered.length,
		warnings: warningsInWords(read.warnings),
		earlier: read.earlier.map(({ id, own, school, written_on, blocks, hours }) => ({
			id,
			own,
			school: school ?? '',
			on: shortDate(written_on),
			blocks,
			hours: hoursInWords(hours)
		})),
		account: account && {
			by: account.by,
			at: account.written_at,
			note: account.note,
			lines: doings.flatMap((done) =>
				account.blocks.filter((one) => one.done === done).map(({ block, note }) => ({ done, title: titles.get(block) ?? block, note }))
			)
		},
		mayAdapt: read.mayAdapt,
		mayAccount: read.mayAccount,
		done: said.find((one) => one === url.searchParams.get('done')) ?? null
	};
};
