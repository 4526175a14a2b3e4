/* Gives passkey buttons to browsers that know passkeys; django-allauth's script does the work.
   A button says what it is for: data-passkey="login", "use" or "add". */
document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("[data-passkey]");
  if (!button || !window.PublicKeyCredential) return;

  const forms = window.allauth.webauthn.forms;
  const start = { login: forms.loginForm, use: forms.authenticateForm, add: forms.signupForm };
  const id = button.id;
  start[button.dataset.passkey]({
    ids: { login: id, authenticate: id, signup: id, credential: "id_credential", data: "passkey_data" },
  });
  button.closest("[data-passkey-part]").hidden = false;

  // The reader cancelled, or the browser could not: say so where it happened.
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    document.querySelector("[data-passkey-problem]").hidden = false;
  });
});
