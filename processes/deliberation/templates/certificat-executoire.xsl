<?xml version="1.0" encoding="UTF-8"?>
<!--
  Certificate that a deliberation was published and transmitted, hence enforceable (CGCT L2131-1).
  data: act (number, title, sessionDate), effect (enforceableOn, inForceOn, onlineUntil), disclosure (mode),
  publishedOn; publicationUrl, transmittedOn, receivedOn, prefectId, channel optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="seance.xsl"/>

  <xsl:template match="snapshot" mode="kind">Certificat de publicité et de caractère exécutoire</xsl:template>

  <xsl:template match="snapshot" mode="title">Délibération n° <xsl:value-of select="data/act/number"/></xsl:template>

  <xsl:template match="snapshot" mode="subtitle"><xsl:value-of select="data/act/title"/></xsl:template>

  <xsl:template match="snapshot" mode="stamp">
    <fo:block>Exécutoire depuis le <xsl:call-template name="date"><xsl:with-param name="iso" select="data/effect/enforceableOn"/></xsl:call-template></fo:block>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:call-template name="mayor-title"/> de <xsl:call-template name="member-name"/>, soussigné, certifie que la délibération n° <xsl:value-of select="data/act/number"/>
      du <xsl:call-template name="date"><xsl:with-param name="iso" select="data/act/sessionDate"/></xsl:call-template> est exécutoire de plein droit depuis le <xsl:call-template name="date"><xsl:with-param name="iso" select="data/effect/enforceableOn"/></xsl:call-template>
      (article L. 2131-1 du code général des collectivités territoriales), au vu des formalités suivantes.
    </fo:block>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">58mm</xsl:with-param>
      <xsl:with-param name="text">
        <xsl:call-template name="fact">
          <xsl:with-param name="name">
            <xsl:choose>
              <xsl:when test="data/disclosure/mode = 'notification'">Notifiée à l’intéressé le</xsl:when>
              <xsl:when test="data/disclosure/mode = 'affichage'">Affichée le</xsl:when>
              <xsl:when test="data/disclosure/mode = 'papier'">Publiée sur papier le</xsl:when>
              <xsl:otherwise>Mise en ligne le</xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
          <xsl:with-param name="value"><xsl:call-template name="date"><xsl:with-param name="iso" select="data/publishedOn"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="fact">
      <xsl:with-param name="name">Adresse de la page</xsl:with-param>
      <xsl:with-param name="value" select="data/publicationUrl"/>
    </xsl:call-template>
        <xsl:call-template name="fact">
      <xsl:with-param name="name">En ligne au moins jusqu’au</xsl:with-param>
      <xsl:with-param name="value"><xsl:call-template name="date"><xsl:with-param name="iso" select="data/effect/onlineUntil"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
        <xsl:call-template name="fact">
      <xsl:with-param name="name">Transmise au préfet le</xsl:with-param>
      <xsl:with-param name="value"><xsl:call-template name="date"><xsl:with-param name="iso" select="data/transmittedOn"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
        <xsl:call-template name="fact">
      <xsl:with-param name="name">Reçue en préfecture le</xsl:with-param>
      <xsl:with-param name="value"><xsl:call-template name="date"><xsl:with-param name="iso" select="data/receivedOn"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
        <xsl:call-template name="fact">
      <xsl:with-param name="name">Identifiant de l’accusé</xsl:with-param>
      <xsl:with-param name="value" select="data/prefectId"/>
    </xsl:call-template>
        <xsl:call-template name="fact">
      <xsl:with-param name="name">Entrée en vigueur le</xsl:with-param>
      <xsl:with-param name="value"><xsl:call-template name="date"><xsl:with-param name="iso" select="data/effect/inForceOn"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="not(data/transmittedOn)">
      <fo:block xsl:use-attribute-sets="paragraph">Cet acte n’est pas de ceux qui sont transmis au préfet (article L. 2131-2 du même code) : sa publicité suffit à le rendre exécutoire.</fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="signature">
    <xsl:call-template name="mayor-signs"/>
  </xsl:template>

  <xsl:template match="snapshot" mode="notices">
    <xsl:call-template name="heading"><xsl:with-param name="text">Voies et délais de recours</xsl:with-param></xsl:call-template>
    <xsl:call-template name="appeals">
      <xsl:with-param name="starting-point">sa publication ou de sa notification</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
