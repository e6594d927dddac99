import type { Form } from '../asked.ts';
import { choice, many, words } from './pieces.ts';
import { confident, obstacles } from './before-and-after.ts';

/** What people need of a training, asked three weeks before the first day and closed while it can still be adapted. */
export const needsForm: Form = {
	goes: 'before_first',
	opens_days: 21,
	closes_days: 11,
	reminds_days: 4,
	questions: [
		confident,
		choice('tried', 'Ar jau ką nors bandėte šia tema?', 'Have you already tried something of this topic?', [
			['often', 'Taip, dirbu taip nuolat', 'Yes, I work like that all the time'],
			['some', 'Bandžiau kelis kartus', 'I have tried a few times'],
			['not', 'Dar ne', 'Not yet']
		]),
		{ ...words('worked', 'Kas Jums pavyko?', 'What went well?'), only_if: { question: 'tried', is: ['often', 'some'] } },
		{
			...many('kept', 'Kas iki šiol trukdė pabandyti?', 'What has kept you from trying so far?', obstacles),
			only_if: { question: 'tried', is: ['not'] }
		},
		many('expects', 'Ko iš mokymų labiausiai norėtumėte?', 'What would you like most from the training?', [
			['methods', 'Naujų metodikų', 'New methods'],
			['practice', 'Praktinio darbo vietoje', 'Practical work on the spot'],
			['consultation', 'Galimybės konsultuotis', 'The possibility to consult'],
			['documents', 'Darbo su mūsų mokyklos dokumentais', 'Work with our school’s own documents'],
			['experience', 'Kolegų ir lektorių patirties pavyzdžių', 'Examples from colleagues and lecturers'],
			['together', 'Laiko dirbti kartu su savo komanda', 'Time to work with my own team']
		]),
		words('question', 'Į kokį vieną klausimą norėtumėte gauti atsakymą?', 'Which one question would you like to have answered?')
	],
	advice: []
};
