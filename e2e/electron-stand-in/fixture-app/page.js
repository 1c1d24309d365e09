// The page's own script: shows greetings from the menu.
window.fixture.onGreet((text) => {
  document.querySelector('#greeting').textContent = text;
});
