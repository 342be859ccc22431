/** Brings the first field with a fault into view, and the focus to it; where no field has one, the notice of the form. */
export function showFault(form: HTMLElement): void {
  const faulty = form.querySelector<HTMLElement>('[aria-invalid="true"], [data-faulty="true"]');
  const control = faulty?.matches('fieldset, div') === true ? faulty.querySelector<HTMLElement>(controls) : faulty;
  control?.focus();
  (control ?? form.querySelector('[role="alert"]'))?.scrollIntoView({ block: 'center' });
}

const controls = 'input:not([type="hidden"]), select, textarea, button';
