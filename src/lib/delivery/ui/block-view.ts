import { m } from '#lib/messages/messages.js';
import { list } from '#lib/ui';
import type { Locale } from '#platform';
import type { Reason, SchoolFinding } from '../adaptation.ts';
import type { Alteration, Block, BlockPart } from '../blocks.ts';
import { findingInWords } from './finding-words.ts';
import { hoursInWords } from './hours-words.ts';

/** A block in the words of a page. */
export type BlockView = {
	key: string;
	title: string;
	aim: string;
	method: string;
	hours: string;
	leads: string;
	mark: Alteration['kind'] | '';
	markWords: string;
	/** What stood in the base programme, part by part. */
	before: { what: string; was: string }[];
	why: string;
	finding: string;
};

type Surroundings = {
	altered?: readonly Alteration[];
	reasons?: readonly Reason[];
	findings?: readonly SchoolFinding[];
	leaders?: readonly { person_id: string; name: string }[];
	locale: Locale;
};

/** A programme as it is taught, with its differences from the base; what was left out of it stands at the end. */
export function blocksView(blocks: readonly Block[], surroundings: Surroundings): BlockView[] {
	const gone = (surroundings.altered ?? []).flatMap(({ kind, before }) => (kind === 'left_out' && before ? [before] : []));
	return [...blocks, ...gone].map((block) => viewOf(block, surroundings));
}

function viewOf(block: Block, { altered = [], reasons = [], findings = [], leaders = [], locale }: Surroundings): BlockView {
	const alteration = altered.find(({ key }) => key === block.key);
	const reason = alteration && reasons.find((one) => one.block === block.key);
	const finding = findings.find(({ code }) => code === reason?.finding);
	const names = leaders.filter(({ person_id }) => block.led_by.includes(person_id)).map(({ name }) => name);
	return {
		key: block.key,
		title: block.title,
		aim: block.aim,
		method: block.method,
		hours: hoursOfBlock(block),
		leads: names.length > 0 ? m.programme_block_leads({ names: list(names) }) : '',
		mark: alteration?.kind ?? '',
		markWords: alteration ? markWords(alteration) : '',
		before: alteration?.before ? alteration.parts.map((part) => wasWords(part, alteration.before as Block)) : [],
		why: reason?.why ?? '',
		finding: finding ? findingInWords(finding, locale) : (reason?.finding?.split(':')[1] ?? '')
	};
}

/** „6 ak. val., iš jų 2 konsultacijų“. */
const hoursOfBlock = ({ contact, consultation }: Block): string =>
	consultation > 0
		? m.programme_block_hours_both({ all: hoursInWords(contact + consultation), consultation: hoursInWords(consultation) })
		: hoursInWords(contact);

function markWords({ kind, moved }: Alteration): string {
	if (kind === 'changed' && moved) return m.programme_mark_changed_moved();
	return {
		added: m.programme_mark_added,
		left_out: m.programme_mark_left_out,
		changed: m.programme_mark_changed,
		moved: m.programme_mark_moved
	}[kind]();
}

function wasWords(part: BlockPart, before: Block): { what: string; was: string } {
	if (part === 'contact') return { what: m.programme_was_contact(), was: hoursInWords(before.contact) };
	if (part === 'consultation') return { what: m.programme_was_consultation(), was: hoursInWords(before.consultation) };
	const what = { title: m.programme_was_title, aim: m.programme_was_aim, method: m.programme_was_method }[part]();
	return { what, was: before[part] || '–' };
}
