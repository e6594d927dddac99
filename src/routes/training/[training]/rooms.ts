import { m } from '#lib/messages/messages.js';
import { isCertified } from '#credentials';
import type { Delivery, DeliveryReader, Reader } from '#delivery/server';

/** A door of the training's room: where it leads, what stands on it, and to whom it is shown. */
type Door = {
	path: string;
	title: () => string;
	about: () => string;
	to: readonly DeliveryReader[];
	only?: (kind: Delivery['kind'], reader: Reader) => boolean;
};

const training = (kind: Delivery['kind']): boolean => kind === 'training';
const everybody: readonly DeliveryReader[] = ['officer', 'lecturer', 'school', 'participant'];

/** One line a room, in the order in which a training goes. */
const doors: readonly Door[] = [
	{ path: 'register', title: m.room_register, about: m.room_register_about, to: everybody },
	{
		path: 'participants',
		title: m.room_participants,
		about: m.room_participants_about,
		to: ['officer', 'lecturer', 'school'],
		only: training
	},
	{
		path: 'school',
		title: m.room_school,
		about: m.room_school_about,
		to: ['lecturer', 'officer'],
		only: (_, { schools }) => schools === 'all'
	},
	{ path: 'documents', title: m.room_documents, about: m.room_documents_about, to: ['school', 'lecturer'], only: training },
	{ path: 'programme', title: m.room_programme, about: m.room_programme_about, to: ['lecturer', 'officer'] },
	{ path: 'kits', title: m.room_kits, about: m.room_kits_about, to: ['officer', 'lecturer', 'school'] },
	{ path: 'materials', title: m.room_materials, about: m.room_materials_about, to: everybody },
	{ path: 'consultations', title: m.room_consultations, about: m.room_consultations_about, to: everybody, only: training },
	{ path: 'needs', title: m.room_needs, about: m.room_needs_about, to: ['participant', 'school'], only: training },
	{ path: 'needs/results', title: m.room_needs, about: m.room_needs_about, to: ['lecturer', 'officer'], only: training },
	{ path: 'climate', title: m.room_climate, about: m.room_climate_about, to: ['participant'], only: training },
	{ path: 'climate/results', title: m.room_climate, about: m.room_climate_about, to: ['lecturer', 'officer'], only: training },
	{ path: 'evaluation', title: m.room_evaluation, about: m.room_evaluation_about, to: ['participant', 'school'] },
	{ path: 'evaluation/results', title: m.room_evaluation, about: m.room_evaluation_about, to: ['lecturer', 'officer'] },
	{
		path: 'commitment',
		title: m.evaluation_commitment_door,
		about: m.evaluation_commitment_door_about,
		to: ['participant'],
		only: (kind) => kind !== 'meeting'
	},
	{ path: 'practice', title: m.room_practice, about: m.room_practice_about, to: ['participant', 'school'], only: training },
	{ path: 'practice/results', title: m.room_practice, about: m.room_practice_about, to: ['lecturer', 'officer'], only: training },
	{ path: 'evidence', title: m.room_evidence, about: m.room_evidence_about, to: ['officer'] },
	{ path: 'evidence', title: m.room_evidence, about: m.room_evidence_about, to: ['school'], only: training },
	{ path: 'certificates', title: m.room_certificates, about: m.room_certificates_about, to: everybody, only: isCertified }
];

/** The rooms of a delivery as the doors of its front page, for a reader. */
export const doorsOf = ({ id, kind }: Pick<Delivery, 'id' | 'kind'>, reader: Reader) =>
	doors
		.filter(({ to, only }) => to.includes(reader.as) && (only?.(kind, reader) ?? true))
		.map(({ path, title, about }) => ({ path: `/training/${id}/${path}`, title: title(), about: about() }));
