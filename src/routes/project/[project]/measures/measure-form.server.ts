import { textIn } from '../../../form-days.server.ts';

/** What was typed into the form of a measure. */
export const measureIn = (form: FormData) => ({
	name: textIn(form, 'name'),
	unit: textIn(form, 'unit'),
	kind: textIn(form, 'kind'),
	better: textIn(form, 'better'),
	of_aim: form.has('of_aim'),
	how: textIn(form, 'how'),
	rhythm: textIn(form, 'rhythm'),
	baseline: textIn(form, 'baseline')
});
