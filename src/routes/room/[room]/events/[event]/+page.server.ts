import { countInRegister, signUp, thankHost, withdrawSignUp } from '#spaces/server';
import { inLocale } from '#platform';
import { textIn } from '../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../room.server.ts';
import { headOfEvent, opened } from './event.server.ts';
import type { Actions, PageServerLoad } from './$types';

const said = ['planned', 'changed', 'cancelled', 'joined', 'left', 'written', 'thanked', 'noted', 'counted'] as const;

export const load: PageServerLoad = async (event) => {
	const desk = await opened(event);
	const { kind, agenda, place, link, starts_at, ends_at, host, seats, cancelled_why } = desk.gathering;
	return {
		...headOfEvent(desk, event),
		...{ kind, agenda, place, link, starts_at, ends_at, host, seats, cancelled_why },
		over: ends_at < event.locals.context.now,
		visibility: desk.item.visibility,
		inside: desk.stand !== null,
		belongs: desk.belongs,
		left: desk.left,
		own: desk.own && { observed: desk.own.observed, thanks: desk.own.thanks },
		came: desk.came?.map(({ name, school, asked }) => ({ name, school, asked })) ?? null,
		register: desk.register && { ...desk.register, title: inLocale(desk.register.title, event.locals.context.locale) },
		countable: desk.countable?.map(({ id, title }) => ({ value: id, label: inLocale(title, event.locals.context.locale) })) ?? null,
		network: desk.countable ? desk.item.room_id : null,
		signed: desk.signed.map(({ name, school, neighbour }) => ({ name, school, neighbour })),
		thanked: desk.may.read_thanks
			? desk.signed.flatMap(({ name, observed, thanks }) => (observed || thanks ? [{ name, observed, thanks }] : []))
			: [],
		minutes: desk.minutes,
		tasks: desk.tasks,
		may: desk.may,
		done: said.find((one) => one === event.url.searchParams.get('done')) ?? null
	};
};

type Event = Parameters<NonNullable<Actions['join']>>[0];
const here = ({ params }: Event): string => `/room/${params.room}/events/${params.event}`;
const blank = { observed: '', thanks: '' };

export const actions: Actions = {
	join: async (event) => {
		const outcome = await signUp(event.locals.context, { id: event.params.event });
		return outcome.ok ? backTo(here(event), 'joined') : refusedHere(outcome, blank);
	},
	leave: async (event) => {
		const outcome = await withdrawSignUp(event.locals.context, { id: event.params.event });
		return outcome.ok ? backTo(here(event), 'left') : refusedHere(outcome, blank);
	},
	count: async (event) => {
		const delivery_id = textIn(await event.request.formData(), 'delivery_id');
		const outcome = await countInRegister(event.locals.context, { id: event.params.event, delivery_id });
		return outcome.ok ? backTo(here(event), 'counted') : refusedHere(outcome, blank);
	},
	thank: async (event) => {
		const form = await event.request.formData();
		const typed = { observed: textIn(form, 'observed'), thanks: textIn(form, 'thanks') };
		const outcome = await thankHost(event.locals.context, { id: event.params.event, ...typed });
		return outcome.ok ? backTo(here(event), 'thanked') : refusedHere(outcome, typed);
	}
};
