import { packs } from '#delivery';
import { addMaterial, readMaterials, withdrawMaterial } from '#delivery/server';
import { packWords } from '#lib/delivery/ui/kit-words.ts';
import { readNumber } from '#lib/ui';
import { inLocale } from '#platform';
import { acceptedEndings } from '#platform/server';
import { allowed } from '../../../../../allowed.ts';
import { textIn } from '../../../../../form-days.server.ts';
import { backTo, fileIn, refusedHere } from '../../../../../training/[training]/room.server.ts';
import { editionOf } from '../agreements/edition.server.ts';
import type { Actions, PageServerLoad } from './$types';

const said = ['added', 'withdrawn'] as const;
const texts = ['pack', 'topic', 'title', 'licence', 'author', 'pages', 'link', 'replaces_id'] as const;
type Typed = Record<(typeof texts)[number], string>;
const nothing: Typed = { pack: '', topic: '', title: '', licence: '', author: '', pages: '', link: '', replaces_id: '' };

export const load: PageServerLoad = async (event) => {
	const { id, slug } = await editionOf(event);
	const { locals, url } = event;
	const { locale } = locals.context;
	const { edition, topics, materials } = allowed(await readMaterials(locals.context, { edition_id: id }), locals, url);
	const replaced = materials.find((one) => one.id === url.searchParams.get('replaces') && one.replaced_by === null);
	return {
		edition: {
			slug,
			name: inLocale(edition.name, locale),
			programme: edition.programme.slug,
			programmeName: inLocale(edition.programme.name, locale)
		},
		packs: packs.map((pack) => ({
			value: pack,
			label: packWords[pack](),
			materials: materials
				.filter((one) => one.pack === pack && one.replaced_by === null && one.withdrawn_at === null)
				.map((one) => ({ ...one, topic: topicName(one.topic) }))
		})),
		earlier: materials
			.filter((one) => one.replaced_by !== null || one.withdrawn_at !== null)
			.map((one) => ({ ...one, topic: topicName(one.topic), withdrawn: one.withdrawn_at !== null })),
		topics: topics.map(({ code, name }) => ({ value: code, label: inLocale(name, locale) })),
		replaced: replaced ? { id: replaced.id, title: replaced.title, version: replaced.version } : null,
		values: replaced
			? {
					...nothing,
					title: replaced.title,
					licence: replaced.licence,
					author: replaced.author,
					pages: String(replaced.pages ?? ''),
					replaces_id: replaced.id
				}
			: nothing,
		accept: acceptedEndings.join(','),
		done: said.find((one) => one === url.searchParams.get('done')) ?? null
	};

	function topicName(code: string | null): string {
		const found = topics.find((one) => one.code === code);
		return found ? inLocale(found.name, locale) : (code ?? '');
	}
};

export const actions: Actions = {
	add: async (event) => {
		const { id } = await editionOf(event);
		const { locals, request, params } = event;
		const form = await request.formData();
		const typed = Object.fromEntries(texts.map((name) => [name, textIn(form, name)])) as Typed;
		const { pack, topic, title, licence, author, pages, link, replaces_id } = typed;
		const outcome = await addMaterial(locals.context, {
			edition_id: id,
			topic: topic || null,
			pack: packs.find((one) => one === pack) ?? ('' as never),
			...{ title, licence, author, link, replaces_id: replaces_id || null },
			pages: pages.trim() === '' ? null : (readNumber(pages) ?? NaN),
			file: await fileIn(form)
		});
		return outcome.ok ? backTo(pathOf(params), 'added') : refusedHere(outcome, typed);
	},
	withdraw: async (event) => {
		await editionOf(event);
		const outcome = await withdrawMaterial(event.locals.context, { material_id: textIn(await event.request.formData(), 'material') });
		return outcome.ok ? backTo(pathOf(event.params), 'withdrawn') : refusedHere(outcome, nothing);
	}
};

const pathOf = ({ programme, edition }: { programme: string; edition: string }) => `/programme/${programme}/editions/${edition}/materials`;
