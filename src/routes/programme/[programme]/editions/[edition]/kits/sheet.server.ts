import { readEditionKits } from '#delivery/server';
import { packWords, stageWords } from '#lib/delivery/ui/kit-words.ts';
import { m } from '#lib/messages/messages.js';
import { inLocale } from '#platform';
import { allowed } from '../../../../../allowed.ts';
import { sheetAnswer } from '../../../../../sheet-answer.ts';
import { titleOf } from '../../../../../training/[training]/room.server.ts';
import { editionOf } from '../agreements/edition.server.ts';
import { chosenStage, isShown } from './filter.ts';

type Asking = { locals: App.Locals; params: { programme: string; edition: string }; url: URL };

/** What is to be printed, a row for each material of each pack: exactly the filtered list. */
export async function printList(event: Asking, kind: 'csv' | 'xlsx'): Promise<Response> {
	const { id } = await editionOf(event);
	const { locals, url } = event;
	const { locale } = locals.context;
	const { kits } = allowed(await readEditionKits(locals.context, { edition_id: id }), locals, url);
	const stage = chosenStage(url);
	const rows = kits
		.filter(({ lines }) => isShown(lines, stage))
		.flatMap(({ delivery, lines }) =>
			lines.flatMap(({ pack, kit, materials, stage: own }) =>
				materials.map((material) => [
					delivery.first_on ?? '',
					delivery.reference,
					titleOf(delivery, locale),
					delivery.place,
					inLocale(delivery.title, locale),
					packWords[pack](),
					material.title,
					String(material.version),
					material.licence,
					String(kit?.quantity ?? 0),
					String(material.pages ?? ''),
					material.pages ? String(material.pages * (kit?.quantity ?? 0)) : '',
					stageWords[own](),
					kit?.dispatched_on ?? '',
					kit?.received_on ?? '',
					kit?.received === null || kit === null ? '' : String(kit.received)
				])
			)
		);
	return sheetAnswer(locals, kind, m.kit_list_file(), [headings(), ...rows]);
}

const headings = (): string[] => [
	m.kit_list_first_day(),
	m.kit_list_reference(),
	m.kit_list_school(),
	m.kit_list_place(),
	m.base_topic(),
	m.kit_list_pack(),
	m.kit_list_material(),
	m.kit_list_version(),
	m.kit_list_licence(),
	m.kit_list_quantity(),
	m.kit_list_pages(),
	m.kit_list_pages_all(),
	m.kit_list_stage(),
	m.kit_list_dispatched(),
	m.kit_list_received_on(),
	m.kit_list_received()
];
