import { expect, test } from 'vitest';
import { loadSolver } from './solver.ts';

test('a model is solved as a relaxation with duals, grows a column, and is solved in whole numbers', async () => {
	const solver = await loadSolver();
	const model = solver.model();
	try {
		// Cover 3 with packets of 2 at 3 each: 1.5 packets cost 4.5, and one more unit would cost 1.5.
		model.addRows([{ lower: 3 }]);
		model.addColumns([{ cost: 3, integer: true, rows: [0], values: [2] }]);
		const first = model.solveLinear();
		expect(first).toMatchObject({ status: 'optimal', objective: 4.5 });
		expect(first.status === 'optimal' && first.duals[0]).toBe(1.5);

		// Single units at 2 each do not help the relaxation, but whole plans: one packet and one unit cost 5.
		model.addColumns([{ cost: 2, integer: true, rows: [0], values: [1] }]);
		expect(model.solveLinear()).toMatchObject({ objective: 4.5 });
		expect(model.solveInteger({ start: [2, 0] })).toMatchObject({ status: 'optimal', objective: 5, bound: 5 });

		// No packet may be used and at most two units.
		model.boundColumns([0, 1], [0, 0], [0, 2]);
		expect(model.solveInteger()).toMatchObject({ status: 'infeasible', values: null });
		expect(model.solveLinear()).toEqual({ status: 'infeasible' });
	} finally {
		model.dispose();
	}
});

test('a limit that is already over stops at once instead of failing', async () => {
	const model = (await loadSolver()).model();
	try {
		model.addRows([{ lower: 3 }]);
		model.addColumns([{ cost: 3, integer: true, rows: [0], values: [2] }]);
		expect(['stopped', 'optimal']).toContain(model.solveLinear({ seconds: -0.01 }).status);
		expect(['stopped', 'optimal']).toContain(model.solveInteger({ seconds: -0.01 }).status);
	} finally {
		model.dispose();
	}
});
