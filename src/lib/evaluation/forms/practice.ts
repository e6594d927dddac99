import type { Form } from '../asked.ts';
import { choice, many, words } from './pieces.ts';
import { confident, obstacles } from './before-and-after.ts';

/** Whether what was learnt is used, asked thirteen weeks after the last day (e7): what, what pupils gain and how that is seen, or what is in the way. */
export const practiceForm: Form = {
	goes: 'after_last',
	opens_days: 91,
	closes_days: 112,
	reminds_days: 7,
	questions: [
		choice('applies', 'Ar taikote tai, ką sužinojote mokymuose?', 'Do you use what you learnt in the training?', [
			['often', 'Dažnai', 'Often'],
			['sometimes', 'Kartais', 'Sometimes'],
			['tried', 'Pabandžiau vieną kartą', 'I have tried once'],
			['not', 'Dar ne', 'Not yet']
		]),
		{
			...many('uses', 'Ką taikote?', 'What do you use?', [
				['lesson', 'Naują metodą pamokoje', 'A new method in lessons'],
				['planning', 'Kitaip planuoju pamokas', 'I plan lessons differently'],
				['assessment', 'Kitaip vertinu mokinių darbą', 'I assess pupils’ work differently'],
				['together', 'Daugiau dirbu kartu su kolegomis', 'I work more with colleagues'],
				['documents', 'Keičiame mokyklos dokumentus ir tvarką', 'We change the school’s documents and ways']
			]),
			only_if: { question: 'applies', is: ['often', 'sometimes', 'tried'] }
		},
		{
			...choice('change', 'Ar pastebite pokytį mokinių darbe?', 'Do you see a change in the work of pupils?', [
				['clear', 'Taip, aiškų', 'Yes, a clear one'],
				['some', 'Nedidelį', 'A small one'],
				['none', 'Ne', 'No'],
				['early', 'Dar per anksti sakyti', 'Too early to say']
			]),
			only_if: { question: 'applies', is: ['often', 'sometimes', 'tried'] }
		},
		{
			...many('evidence', 'Iš ko tai matote?', 'How do you see it?', [
				['works', 'Iš mokinių darbų', 'From pupils’ works'],
				['results', 'Iš pažymių ar testų', 'From marks or tests'],
				['watching', 'Stebėdama ar stebėdamas pamokas', 'From watching lessons'],
				['said', 'Iš to, ką sako mokiniai', 'From what pupils say'],
				['parents', 'Iš to, ką sako tėvai', 'From what parents say'],
				['feeling', 'Tai mano įspūdis', 'It is my impression']
			]),
			only_if: { question: 'change', is: ['clear', 'some'] }
		},
		{
			...many('obstacles', 'Kas trukdo taikyti dažniau?', 'What keeps you from using it more often?', obstacles),
			only_if: { question: 'applies', is: ['sometimes', 'tried', 'not'] }
		},
		confident,
		words('help', 'Kas Jums dabar labiausiai padėtų?', 'What would help you most now?')
	],
	advice: []
};
