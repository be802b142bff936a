/** How a fact that agents find out is named: in the form's parameters, on the lead and in transitions. */
export const FACT_NAME = /^[a-z][a-z0-9_]{0,39}$/;
